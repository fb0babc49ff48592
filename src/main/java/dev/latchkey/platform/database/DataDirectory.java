package dev.latchkey.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The portal's own directory, readable by its owner only and used by one process at a time. */
public final class DataDirectory implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory if need be, closes it to others, and takes hold of it for as long as this process lives.
     *
     * @throws DatabaseStartException if it cannot be used, or another process uses it
     */
    public static DataDirectory open(Path given) {
        Path path = given.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            path = path.toRealPath();
            if (!Files.getPosixFilePermissions(path).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(path, OWNER_ONLY);
            }
            FileChannel lockFile = FileChannel.open(
                    path.resolve("latchkey.lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE));
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new DatabaseStartException("the data directory " + path + " is in use by another Latchkey;"
                        + " stop that one, or give this one a `latchkey.data-dir` of its own");
            }
            return new DataDirectory(path, lockFile);
        } catch (FileAlreadyExistsException e) {
            throw new DatabaseStartException("`latchkey.data-dir` is " + path + ", which is not a directory", e);
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "the data directory " + path + " cannot be used (" + reason(e)
                            + "); make it writable for this user, or set `latchkey.data-dir`",
                    e);
        }
    }

    public Path path() {
        return path;
    }

    /** Writes a file that only its owner may read: wholly there, and on disk, or not there at all. */
    void writePrivately(String name, byte[] content) throws IOException {
        Path temporary = path.resolve(name + ".new");
        Files.deleteIfExists(temporary);
        try (FileChannel file = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            file.force(true);
        }
        Files.move(temporary, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            // The process ends, and the lock with it.
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])([A-Z])", " $1");
        return e.getClass() == IOException.class || kind.equals("File System")
                ? String.valueOf(e.getMessage())
                : kind.toLowerCase(java.util.Locale.ROOT);
    }
}
