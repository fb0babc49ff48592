package dev.latchkey.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/** The file that holds the key-encryption key: 256 random bits in base64, readable by its owner only. */
public final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    public KeyFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** Whether anyone but its owner may read or write it. */
    public boolean isOpenToOthers() throws IOException {
        return !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path));
    }

    /**
     * The key in the file.
     *
     * @throws MalformedKeyException if the file holds anything but a key
     * @throws NoSuchFileException if there is no such file
     */
    public SecretBytes read() throws IOException, MalformedKeyException {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(path, US_ASCII).strip());
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            throw new MalformedKeyException();
        }
        if (key.length != Keys.KEY_BYTES) {
            throw new MalformedKeyException();
        }
        return SecretBytes.of(key);
    }

    /** Makes a new key and its file, which must not exist; on disk for good when this returns. */
    public SecretBytes create(RandomSource random) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        byte[] key = random.bytes(Keys.KEY_BYTES);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel file = FileChannel.open(path, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer text = ByteBuffer.wrap((Base64.getEncoder().encodeToString(key) + "\n").getBytes(US_ASCII));
            while (text.hasRemaining()) {
                file.write(text);
            }
            file.force(true);
        }
        if (directory != null) {
            try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
                entry.force(true);
            }
        }
        return SecretBytes.of(key);
    }

    /** The file holds something else than a key. */
    public static final class MalformedKeyException extends Exception {
        MalformedKeyException() {
            super("not a base64 key of " + Keys.KEY_BYTES + " bytes");
        }
    }
}
