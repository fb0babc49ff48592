package dev.latchkey.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads in PostgreSQL's own log why it did not start, and says it in one line with the way out. */
final class StartFailure {
    private static final String OWN_DATABASE = "or set `quarkus.datasource.jdbc.url` to use a PostgreSQL of your own";

    private StartFailure() {}

    static DatabaseStartException in(Path log, Path dataDirectory, int port) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.of();
        String text = String.join("\n", lines);
        if (text.contains("pre-existing shared memory block")
                || text.contains("the database system is shutting down")) {
            return new LeftOverException("processes of a PostgreSQL that was killed still use " + dataDirectory
                    + "; end them and start again");
        }
        if (text.contains("Address already in use")) {
            return new LeftOverException(
                    "the port " + port + " that was chosen for PostgreSQL is taken by now; start again");
        }
        if (text.contains("No space left on device")) {
            return new DatabaseStartException(
                    "the disk that holds " + dataDirectory + " is full; make room and start again");
        }
        if (text.contains("unshare: unshare failed")) {
            return new DatabaseStartException("PostgreSQL runs neither as root nor as a user without a name, and user"
                    + " namespaces are not permitted here; start as an ordinary user, " + OWN_DATABASE);
        }
        if (text.contains("error while loading shared libraries")) {
            return new DatabaseStartException("PostgreSQL does not run on this system: " + last(lines, "error while")
                    + "; install what is missing, " + OWN_DATABASE);
        }
        if (text.contains("Permission denied")) {
            return new DatabaseStartException("PostgreSQL may not use its files in " + dataDirectory + ": "
                    + last(lines, "Permission denied") + "; give the directory to the user who starts the portal");
        }
        return new DatabaseStartException("PostgreSQL does not start: " + last(lines, "FATAL") + "; see " + log);
    }

    private static String last(List<String> lines, String sign) {
        return lines.stream()
                .filter(line -> line.contains(sign))
                .reduce((first, second) -> second)
                .or(() -> lines.stream().filter(line -> !line.isBlank()).reduce((first, second) -> second))
                .orElse("no reason given")
                .replaceFirst("^.*?(FATAL|error): +", "");
    }
}
