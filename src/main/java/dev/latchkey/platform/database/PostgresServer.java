package dev.latchkey.platform.database;

import dev.latchkey.secret.RandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL server on a data directory of ours, kept alive until it is closed.
 *
 * <p>It listens on the loopback address alone, at one port for its whole life, and asks every role for its password.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PostgresServer.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 10;

    private final DataDirectory directory;
    private final Path cluster;
    private final Path log;
    private final int port;
    private final DatabaseAccess access;
    private final Object monitor = new Object();

    private @Nullable Process process;
    private boolean isClosing;

    private PostgresServer(DataDirectory directory, int port, DatabaseAccess access) {
        this.directory = directory;
        this.cluster = directory.path().resolve("postgresql");
        this.log = directory.path().resolve("postgresql.log");
        this.port = port;
        this.access = access;
    }

    /** A server on this directory, not started yet; its address and passwords are known from now on. */
    public static PostgresServer on(DataDirectory directory, RandomSource random) {
        try {
            return new PostgresServer(directory, FreePort.find(random), DatabaseAccess.in(directory, random));
        } catch (IOException e) {
            throw new DatabaseStartException("the data directory " + directory.path() + " cannot be used", e);
        }
    }

    public String url() {
        return url(DatabaseAccess.DATABASE);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    public DatabaseAccess access() {
        return access;
    }

    /**
     * Starts the server and makes the cluster, the roles and the database where they are missing.
     *
     * @throws DatabaseStartException if that is not possible
     */
    public void start() {
        try {
            PostgresPrograms programs = PostgresPrograms.in(directory.path());
            PostgresCluster files = new PostgresCluster(cluster, programs);
            if (!files.exists()) {
                files.create(access, log);
            }
            Postmaster.leftBehindIn(cluster).ifPresent(orphan -> {
                LOG.warn("a PostgreSQL left behind by a Latchkey that was killed still runs; stopping it");
                orphan.stop();
            });
            launchPatiently(files);
            if (!files.isProvisioned()) {
                DatabaseRoles.create(url("postgres"), url(), access);
                files.markProvisioned();
            }
            SelfCheck.require(url(), access);
            supervise(files);
        } catch (IOException e) {
            throw new DatabaseStartException("PostgreSQL does not start: " + e.getMessage(), e);
        } catch (SQLException e) {
            close();
            throw new DatabaseStartException(
                    "PostgreSQL started, but does not answer as it should: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Stops the server in order and for good, and lets go of the directory. */
    @Override
    public void close() {
        Process running;
        synchronized (monitor) {
            isClosing = true;
            monitor.notifyAll();
            running = process;
        }
        if (running != null && running.isAlive()) {
            Postmaster.of(running).stop();
        }
        directory.close();
    }

    /** Leaves a moment to what a killed server left behind, its shared memory above all. */
    private void launchPatiently(PostgresCluster files) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (true) {
            try {
                launch(files);
                return;
            } catch (LeftOverException e) {
                if (System.nanoTime() > deadline || !pause(SHORTEST_PAUSE)) {
                    throw e;
                }
            }
        }
    }

    private void launch(PostgresCluster files) throws IOException {
        Postmaster.forget(cluster);
        if (Files.exists(log)) {
            Files.move(log, directory.path().resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Process started;
        synchronized (monitor) {
            if (isClosing) {
                throw new DatabaseStartException("the portal is stopping");
            }
            started = files.serve(port, log);
            process = started;
        }
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Postmaster.isReady(cluster, started)) {
            if (ended(started)) {
                throw StartFailure.in(log, directory.path(), port);
            }
            if (System.nanoTime() > deadline) {
                Postmaster.of(started).stop();
                throw new DatabaseStartException(
                        "PostgreSQL was not ready after " + START_LIMIT.toMinutes() + " minutes; see " + log);
            }
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("interrupted while PostgreSQL starts", e);
        }
    }

    private void supervise(PostgresCluster files) {
        Thread supervisor = new Thread(() -> keepAlive(files), "postgresql-supervisor");
        supervisor.setDaemon(true);
        supervisor.start();
    }

    private void keepAlive(PostgresCluster files) {
        Duration pause = SHORTEST_PAUSE;
        while (!waitForCrash()) {
            LOG.warnf("PostgreSQL ended unexpectedly; starting it again (its log: %s)", log);
            try {
                launch(files);
                LOG.info("PostgreSQL runs again");
                pause = SHORTEST_PAUSE;
            } catch (IOException | DatabaseStartException e) {
                LOG.warnf("PostgreSQL does not start again: %s", e.getMessage());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            if (!pause(pause)) {
                return;
            }
        }
    }

    /** Waits until the server has ended; true if that is because we stop it. */
    private boolean waitForCrash() {
        Process running;
        synchronized (monitor) {
            running = process;
        }
        try {
            if (running != null) {
                running.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
        synchronized (monitor) {
            return isClosing;
        }
    }

    /** False if the wait was cut short because we stop. */
    private boolean pause(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        synchronized (monitor) {
            try {
                for (long left = time.toMillis(); left > 0 && !isClosing; ) {
                    monitor.wait(left);
                    left = (deadline - System.nanoTime()) / 1_000_000;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return !isClosing;
        }
    }
}
