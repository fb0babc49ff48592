package dev.latchkey.credential.sshkey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The keys of {@code src/test/resources/ssh-public-keys}; its README tells how they were made. */
public final class SshKeyFile {
    private SshKeyFile() {}

    /** The text of a file, as it is. */
    public static String text(String name) {
        try (InputStream file = SshKeyFile.class.getResourceAsStream("/ssh-public-keys/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no such file: " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
