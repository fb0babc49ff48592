package dev.latchkey.policy.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a data file beside this class, without comments and blank ones. */
final class DataFile {

    private DataFile() {}

    static List<String[]> rows(String name) {
        try (InputStream data = DataFile.class.getResourceAsStream(name)) {
            if (data == null) {
                throw new IllegalStateException("the data file `" + name + "` is missing");
            }
            return new String(data.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.strip().split("\\s*\\|\\s*", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
