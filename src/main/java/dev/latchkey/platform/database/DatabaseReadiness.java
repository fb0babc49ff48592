package dev.latchkey.platform.database;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the schema is, and while the database answers; says so in time, whatever the network does. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {
    private static final long LIMIT_MILLIS = 2000;
    private static final int PROBES = 4;

    private final Schema schema;
    private final DataSource database;
    private final ExecutorService probes =
            new ThreadPoolExecutor(0, PROBES, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "database-probe");
                thread.setDaemon(true);
                return thread;
            });

    DatabaseReadiness(Schema schema, DataSource database) {
        this.schema = schema;
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("database");
        if (!schema.isReady()) {
            return answer.down().withData("schema", "not ready").build();
        }
        return answer.status(answers()).build();
    }

    @PreDestroy
    void stop() {
        probes.shutdownNow();
    }

    private boolean answers() {
        Callable<Boolean> probe = this::query;
        try {
            Future<Boolean> answer = probes.submit(probe);
            return answer.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean query() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        }
    }
}
