package dev.latchkey.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The files of a PostgreSQL server: made once by {@code initdb}, then served with settings that lose nothing. */
final class PostgresCluster {
    /**
     * Given on the command line, where neither a file nor {@code ALTER SYSTEM} can weaken them. Errors of statements
     * are the portal's to report and stay out of the log, and with them whatever the statements hold.
     */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "shared_buffers=64MB",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            "log_min_messages=log",
            "log_min_error_statement=panic",
            "logging_collector=off");

    private static final String ACCESS_RULES = """
            # Written by Latchkey: this machine only, and everyone gives a password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path directory;
    private final PostgresPrograms programs;

    PostgresCluster(Path directory, PostgresPrograms programs) {
        this.directory = directory;
        this.programs = programs;
    }

    boolean exists() {
        return Files.isRegularFile(directory.resolve("PG_VERSION"));
    }

    /** Makes the cluster under another name and renames it when it is complete, so that half a one is never served. */
    void create(DatabaseAccess access, Path log) throws IOException {
        Path partial = directory.resolveSibling("postgresql.partial");
        PostgresPrograms.delete(partial);
        Path password = Files.createTempFile(
                directory.getParent(),
                "superuser",
                ".password",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, access.superuserPassword().reveal() + "\n");
            run(
                    PostgresCommand.asUnprivilegedUser()
                            .with(
                                    programs.path("initdb"),
                                    "--pgdata=" + partial,
                                    "--username=" + DatabaseAccess.SUPERUSER)
                            .with("--pwfile=" + password, "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums")
                            // One order of letters everywhere, whatever the system's own library thinks today.
                            .with("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                            .builder(log),
                    log);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.writeString(partial.resolve("pg_hba.conf"), ACCESS_RULES, UTF_8);
        Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    boolean isProvisioned() {
        return Files.exists(directory.resolve("latchkey.provisioned"));
    }

    void markProvisioned() throws IOException {
        Files.writeString(directory.resolve("latchkey.provisioned"), "roles and database exist\n");
    }

    Process serve(int port, Path log) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of(programs.path("postgres"), "-D", directory.toString(), "-c", "port=" + port));
        SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return PostgresCommand.inOwnSession()
                .with(arguments.toArray(String[]::new))
                .builder(log)
                .start();
    }

    private void run(ProcessBuilder command, Path log) throws IOException {
        Process process = command.start();
        try {
            if (process.waitFor() != 0) {
                throw StartFailure.in(log, java.util.Objects.requireNonNull(directory.getParent()), 0);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("interrupted while the database is made", e);
        }
    }
}
