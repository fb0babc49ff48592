package dev.latchkey.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the archive that comes with the portal. */
final class PostgresPrograms {
    /** Of no use to a running server: headers, static libraries, descriptions for compilers. */
    private static final List<String> LEFT_OUT = List.of("include/", "lib/pkgconfig/", "share/doc/", "share/man/");

    private final Path directory;

    private PostgresPrograms(Path directory) {
        this.directory = directory;
    }

    /** The programs in a directory of theirs, below the given one; unpacks them if they are not there yet. */
    static PostgresPrograms in(Path parent) throws IOException {
        String archive = archive();
        Path directory = parent.resolve("postgresql-" + version());
        if (!Files.isDirectory(directory)) {
            Path partial = parent.resolve("postgresql-" + version() + ".partial");
            delete(partial);
            unpack(archive, partial);
            // A directory of the final name is complete, whenever the power fails: it is renamed last, and a broken
            // program shows at once.
            Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresPrograms(directory);
    }

    String path(String program) {
        return directory.resolve("bin").resolve(program).toString();
    }

    private static String version() throws IOException {
        try (InputStream version = PostgresPrograms.class.getResourceAsStream("postgresql-version.txt")) {
            if (version == null) {
                throw new IOException("the package lacks `postgresql-version.txt`");
            }
            return new String(version.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).strip();
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (system.equals("linux") && (architecture.equals("amd64") || architecture.equals("x86_64"))) {
            return "/postgres-linux-x86_64.txz";
        }
        if (system.equals("linux") && (architecture.equals("aarch64") || architecture.equals("arm64"))) {
            return "/postgres-linux-arm_64.txz";
        }
        throw new DatabaseStartException("no PostgreSQL comes with the portal for " + system + " on " + architecture
                + "; set `quarkus.datasource.jdbc.url` to use one of your own");
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new DatabaseStartException("the package lacks the PostgreSQL archive `" + archive + "`");
            }
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, target);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        String name = entry.getName().replaceFirst("^\\./", "");
        if (entry.isDirectory() || name.endsWith(".a") || LEFT_OUT.stream().anyMatch(name::startsWith)) {
            return;
        }
        Path file = target.resolve(name).normalize();
        Path directory = file.getParent();
        if (directory == null || !file.startsWith(target)) {
            throw new IOException("the archive holds a path outside of it: `" + name + "`");
        }
        Files.createDirectories(directory);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, file);
            boolean isProgram = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(isProgram ? "rwx------" : "rw-------"));
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
