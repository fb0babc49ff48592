package dev.latchkey.platform.database;

import dev.latchkey.platform.configuration.DataPaths;
import dev.latchkey.platform.configuration.StartSettings;
import dev.latchkey.secret.RandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The portal's database for a command on the host: the operator's own, the embedded one of a portal that runs beside, or
 * the embedded one started for as long as the command takes.
 */
public final class HostDatabase implements AutoCloseable {
    private static final int PORT_LINE = 3;

    private final String url;
    private final String userName;
    private final String password;
    private final @Nullable PostgresServer started;

    private HostDatabase(String url, String userName, String password, @Nullable PostgresServer started) {
        this.url = url;
        this.userName = userName;
        this.password = password;
        this.started = started;
    }

    /**
     * Finds it.
     *
     * @throws DatabaseStartException if there is none, or it does not start
     */
    public static HostDatabase open(StartSettings settings) {
        Optional<String> own = settings.text("quarkus.datasource.jdbc.url");
        if (own.isPresent()) {
            return new HostDatabase(
                    own.get(),
                    settings.text("quarkus.datasource.username").orElse(""),
                    settings.text("quarkus.datasource.password").orElse(""),
                    null);
        }
        Path directory = DataPaths.of(settings.latchkey())
                .dataDirectory()
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(directory.resolve("postgresql"))) {
            throw new DatabaseStartException("there is no database in " + directory + "; set `latchkey.data-dir`");
        }
        try {
            return runningIn(directory).orElseGet(() -> startedIn(directory));
        } catch (IOException e) {
            throw new DatabaseStartException("the data directory " + directory + " cannot be used", e);
        }
    }

    /** A connection of the serving role. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", userName);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    private static Optional<HostDatabase> runningIn(Path directory) throws IOException {
        Path cluster = directory.resolve("postgresql");
        Path lock = cluster.resolve("postmaster.pid");
        if (Postmaster.leftBehindIn(cluster).isEmpty() || !Files.exists(lock)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(lock);
        String url = "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/" + DatabaseAccess.DATABASE
                + "?sslmode=disable";
        DatabaseAccess access = DatabaseAccess.existingIn(directory);
        return Optional.of(new HostDatabase(
                url, DatabaseAccess.APPLICATION, access.applicationPassword().reveal(), null));
    }

    private static HostDatabase startedIn(Path directory) {
        PostgresServer server = PostgresServer.on(DataDirectory.open(directory), new RandomSource());
        server.start();
        return new HostDatabase(
                server.url(),
                DatabaseAccess.APPLICATION,
                server.access().applicationPassword().reveal(),
                server);
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
