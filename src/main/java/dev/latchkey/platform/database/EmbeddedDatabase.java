package dev.latchkey.platform.database;

import dev.latchkey.platform.StartRefused;
import dev.latchkey.secret.RandomSource;
import io.quarkus.runtime.Application;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The one embedded server of this process, started while the framework starts and stopped after it has stopped. */
public final class EmbeddedDatabase {
    private static final AtomicReference<@Nullable EmbeddedDatabase> CURRENT = new AtomicReference<>();

    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(40);

    private final CompletableFuture<Void> started;

    private EmbeddedDatabase(CompletableFuture<Void> started) {
        this.started = started;
    }

    /**
     * Begins to start the server and tells the framework where it will be; returns before it is there.
     *
     * @throws DatabaseStartException if the directory cannot be used
     */
    public static void startBeside(Path dataDirectory) {
        PostgresServer server = PostgresServer.on(DataDirectory.open(dataDirectory), new RandomSource());
        System.setProperty("quarkus.datasource.jdbc.url", server.url());
        System.setProperty("quarkus.datasource.username", DatabaseAccess.APPLICATION);
        System.setProperty(
                "quarkus.datasource.password",
                server.access().applicationPassword().reveal());
        System.setProperty("quarkus.flyway.username", DatabaseAccess.OWNER);
        System.setProperty(
                "quarkus.flyway.password", server.access().ownerPassword().reveal());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "postgresql-stop"));
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread starter = new Thread(() -> start(server, started), "postgresql-start");
        starter.setDaemon(true);
        starter.start();
        CURRENT.set(new EmbeddedDatabase(started));
    }

    /** The embedded server, unless the operator brought one. */
    public static Optional<EmbeddedDatabase> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Waits until the server takes connections.
     *
     * @throws StartRefused if it does not start
     */
    public void await() {
        try {
            started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StartRefused refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static void start(PostgresServer server, CompletableFuture<Void> started) {
        try {
            server.start();
            started.complete(null);
        } catch (RuntimeException e) {
            started.completeExceptionally(e);
        }
    }

    /** The framework has a shutdown hook too, and hooks run side by side: the database waits for its clients. */
    private static void stop(PostgresServer server) {
        Application application = Application.currentApplication();
        if (application != null) {
            Thread wait = new Thread(application::awaitShutdown, "postgresql-stop-wait");
            wait.setDaemon(true);
            wait.start();
            try {
                wait.join(LONGEST_SHUTDOWN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        server.close();
    }
}
