package dev.latchkey.credential.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The certificates of {@code src/test/resources/signing-certificates}; its README tells how they were made. */
public final class CertificateFile {
    private CertificateFile() {}

    /** The bytes of a file. */
    public static byte[] bytes(String name) {
        try (InputStream file = CertificateFile.class.getResourceAsStream("/signing-certificates/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no such file: " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file, as it is. */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
