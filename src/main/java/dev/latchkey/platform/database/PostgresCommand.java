package dev.latchkey.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a program of PostgreSQL is started: apart from the terminal's signals, and never as root. */
final class PostgresCommand {
    private static final List<String> PROGRAM_DIRECTORIES = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    private final List<String> command = new ArrayList<>();

    /**
     * PostgreSQL refuses to run as root, and as a user whom the system has no name for. In a user namespace of its own,
     * without any mapping, it runs as nobody and has lost every privilege but that of owning its own files.
     */
    static PostgresCommand asUnprivilegedUser() {
        PostgresCommand command = new PostgresCommand();
        if (isRoot() || hasNoName()) {
            command.command.addAll(List.of(
                    program(
                            "unshare",
                            "PostgreSQL runs neither as root nor as a user without a name, and `unshare` (package util-linux) is missing;"
                                    + " start as another user, or set `quarkus.datasource.jdbc.url`"),
                    "--user"));
        }
        return command;
    }

    /** As above, and in a session of its own, so that Ctrl-C reaches the portal alone, which then stops it in order. */
    static PostgresCommand inOwnSession() {
        PostgresCommand command = asUnprivilegedUser();
        find("setsid").ifPresent(setsid -> command.command.add(0, setsid));
        return command;
    }

    PostgresCommand with(String... arguments) {
        command.addAll(List.of(arguments));
        return this;
    }

    ProcessBuilder builder(Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    private static boolean isRoot() {
        try {
            return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")) == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean hasNoName() {
        return "?".equals(System.getProperty("user.name"));
    }

    private static String program(String name, String problem) {
        return find(name).orElseThrow(() -> new DatabaseStartException(problem));
    }

    private static Optional<String> find(String name) {
        return PROGRAM_DIRECTORIES.stream()
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
