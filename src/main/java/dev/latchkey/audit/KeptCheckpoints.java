package dev.latchkey.audit;

import dev.latchkey.secret.Mac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The checkpoints of the trail that the portal leaves in its data directory: one a day, those of the last three months. */
record KeptCheckpoints(Path directory) {

    private static final int MOST = 90;
    private static final String ENDING = ".txt";

    /** Their names in the order of their times. */
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static KeptCheckpoints in(Path dataDirectory) {
        return new KeptCheckpoints(dataDirectory.resolve("checkpoints"));
    }

    /** All of them, the oldest first. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    boolean hasAnySince(Instant time) throws IOException {
        String earliest = NAME.format(time);
        return files().stream().anyMatch(file -> file.getFileName().toString().compareTo(earliest) >= 0);
    }

    /** Adds one: wholly there, or not there at all. */
    void add(Checkpoint checkpoint, Mac mac) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path unfinished = Files.createTempFile(directory, "checkpoint", ".new");
        Files.write(unfinished, checkpoint.lines(mac));
        Files.move(
                unfinished,
                directory.resolve(NAME.format(checkpoint.madeAt()) + ENDING),
                StandardCopyOption.ATOMIC_MOVE);
        List<Path> all = files();
        for (Path old : all.subList(0, Math.max(0, all.size() - MOST))) {
            Files.deleteIfExists(old);
        }
    }
}
