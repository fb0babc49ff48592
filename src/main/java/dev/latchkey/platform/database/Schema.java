package dev.latchkey.platform.database;

import dev.latchkey.platform.StartRefused;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jboss.logging.Logger;

/** Brings the schema up to date at the start, or as soon as a database that is away comes back. */
@Singleton
public class Schema {
    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final long RETRY_SECONDS = 1;

    private final Flyway flyway;
    private final Event<DatabaseReady> databaseReady;
    private final String servingRole;
    private final Optional<String> migratingRole;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private volatile boolean isReady;

    Schema(
            Flyway flyway,
            Event<DatabaseReady> databaseReady,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> servingRole,
            @ConfigProperty(name = "quarkus.flyway.username") Optional<String> migratingRole) {
        this.flyway = flyway;
        this.databaseReady = databaseReady;
        this.servingRole = servingRole.orElse("");
        this.migratingRole = migratingRole;
    }

    /** Whether the schema is up to date and everything that the start fills in is there. */
    public boolean isReady() {
        return isReady;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        EmbeddedDatabase.current().ifPresent(EmbeddedDatabase::await);
        if (migratingRole.isEmpty() || migratingRole.get().equals(servingRole)) {
            LOG.warn("one database role migrates and serves; set `quarkus.flyway.username` and"
                    + " `quarkus.flyway.password` so that the serving role needs no right to change tables");
        }
        try {
            bringUpToDate();
        } catch (RuntimeException e) {
            if (!Unreachable.is(e)) {
                throw refused(e);
            }
            LOG.warnf("the database is not reachable (%s); trying again every second", rootMessage(e));
            Thread retries = new Thread(this::tryAgain, "schema-start");
            retries.setDaemon(true);
            retries.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void tryAgain() {
        try {
            while (!stopping.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                if (comesBack()) {
                    LOG.info("the database is reachable now, and its schema is up to date");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error(refused(e).line());
            Quarkus.asyncExit(1);
        }
    }

    private boolean comesBack() {
        try {
            bringUpToDate();
            return true;
        } catch (RuntimeException e) {
            if (Unreachable.is(e)) {
                return false;
            }
            throw e;
        }
    }

    private void bringUpToDate() {
        MigrationInfo[] migrations = flyway.info().all();
        refuseNewer(migrations);
        if (Arrays.stream(migrations).anyMatch(migration -> migration.getState() != MigrationState.SUCCESS)) {
            flyway.migrate();
        }
        databaseReady.fire(new DatabaseReady());
        isReady = true;
    }

    private static void refuseNewer(MigrationInfo[] migrations) {
        Optional<MigrationVersion> newest = Arrays.stream(migrations)
                .filter(Schema::isFromTheFuture)
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo);
        if (newest.isPresent()) {
            throw new StartRefused(
                    "the database has schema version " + newest.get()
                            + ", which is newer than this program; start the newer program, or restore the backup made before it");
        }
    }

    private static boolean isFromTheFuture(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }

    private static StartRefused refused(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused;
            }
        }
        if (e instanceof FlywayException) {
            return new StartRefused("the schema cannot be brought up to date: " + e.getMessage(), e);
        }
        throw e;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause instanceof SQLException ? cause : root;
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
