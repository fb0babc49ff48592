package dev.latchkey.support;

import dev.latchkey.platform.database.DataDirectory;
import dev.latchkey.platform.database.DatabaseAccess;
import dev.latchkey.platform.database.PostgresServer;
import dev.latchkey.secret.RandomSource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * One PostgreSQL for a whole test run, with the roles and rights of production and a database that is empty at first.
 *
 * <p>{@code @QuarkusTestResource(DatabaseResource.class)}; every profile of the run shares the server.
 */
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {
    /** Profiles load this class anew, so what was started is remembered where all of them see it. */
    private static final String STARTED = "test.database.directory";

    private static final String URL = "test.database.url";
    private static final String APPLICATION_PASSWORD = "test.database.application-password";
    private static final String OWNER_PASSWORD = "test.database.owner-password";

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
            if (System.getProperty(STARTED) == null) {
                startServer();
            }
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", System.getProperty(URL),
                "quarkus.datasource.username", DatabaseAccess.APPLICATION,
                "quarkus.datasource.password", System.getProperty(APPLICATION_PASSWORD),
                "quarkus.flyway.username", DatabaseAccess.OWNER,
                "quarkus.flyway.password", System.getProperty(OWNER_PASSWORD),
                "latchkey.data-dir", System.getProperty(STARTED));
    }

    @Override
    public void stop() {
        // Other profiles go on with it; the shutdown hook stops it with the run.
    }

    /** A connection as the role that owns the tables, without the limits of time that the portal has. */
    public static Connection asOwner() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty(URL), DatabaseAccess.OWNER, System.getProperty(OWNER_PASSWORD));
    }

    private static void startServer() {
        TemporaryDirectory directory = TemporaryDirectory.create("test-database");
        try {
            Programs.lendTo(directory.path());
            PostgresServer server = PostgresServer.on(DataDirectory.open(directory.path()), new RandomSource());
            server.start();
            Programs.keepFrom(directory.path());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                server.close();
                                directory.close();
                            },
                            "test-database-stop"));
            System.setProperty(URL, server.url());
            System.setProperty(
                    APPLICATION_PASSWORD, server.access().applicationPassword().reveal());
            System.setProperty(OWNER_PASSWORD, server.access().ownerPassword().reveal());
            System.setProperty(STARTED, directory.path().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL's programs, unpacked once for all data directories that tests make. */
    static final class Programs {
        private static final Path SHARED = Path.of("target", "postgresql-programs");

        private Programs() {}

        static void lendTo(Path dataDirectory) throws IOException {
            if (!Files.isDirectory(SHARED)) {
                return;
            }
            try (var programs = Files.newDirectoryStream(SHARED)) {
                for (Path program : programs) {
                    Files.createSymbolicLink(dataDirectory.resolve(program.getFileName()), program.toAbsolutePath());
                }
            }
        }

        static void keepFrom(Path dataDirectory) throws IOException {
            Files.createDirectories(SHARED);
            try (var unpacked = Files.newDirectoryStream(dataDirectory, "postgresql-*")) {
                for (Path programs : unpacked) {
                    Path shared = SHARED.resolve(programs.getFileName()).toAbsolutePath();
                    if (!Files.isSymbolicLink(programs) && !Files.exists(shared)) {
                        Files.move(programs, shared);
                        Files.createSymbolicLink(programs, shared);
                    }
                }
            }
        }
    }
}
