package dev.latchkey.platform.configuration;

import java.nio.file.Path;

/** Where the portal keeps its files, with what follows from other settings filled in. */
public record DataPaths(Path dataDirectory, Path keyFile) {
    public static DataPaths of(LatchkeyConfiguration settings) {
        Path dataDirectory = settings.dataDir().orElseGet(() -> Path.of(settings.demo() ? "data/demo" : "data"));
        return new DataPaths(dataDirectory, settings.keyFile().orElseGet(() -> dataDirectory.resolve("latchkey.key")));
    }
}
