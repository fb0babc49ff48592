package dev.latchkey.audit;

import dev.latchkey.audit.TrailVerification.Report;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long it takes to seal 1,000,000 rows of the trail that were left without a seal, and to check them all. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("benchmark")
class TrailBenchmark {

    private static final Logger LOG = Logger.getLogger(TrailBenchmark.class);
    private static final int ROWS = Integer.getInteger("benchmark.rows", 1_000_000);

    @Inject
    Sealer sealer;

    @Inject
    TrailVerification verification;

    @Inject
    Clock clock;

    @Test
    void measure() throws SQLException {
        Instant now = clock.instant();
        fill(now.minus(Duration.ofHours(1)));
        long begun = System.nanoTime();
        sealer.sealWhatWasLeft();
        double sealing = (System.nanoTime() - begun) / 1e9;
        begun = System.nanoTime();
        Report report = verification.since(now.minus(Duration.ofDays(7)));
        double checking = (System.nanoTime() - begun) / 1e9;
        if (!report.isGood() || report.rows() < ROWS) {
            throw new IllegalStateException(report.rows() + " rows, " + report.problems());
        }
        LOG.infof("%d rows sealed in %.1f s, checked in %.1f s", ROWS, sealing, checking);
    }

    /** Without the limits of time that the portal has. */
    private void fill(Instant last) throws SQLException {
        try (Connection connection = DatabaseResource.asOwner()) {
            Sql.on(connection).change("""
                insert into audit_event (event_id, occurred_at, request_id, account_id, principal_id, principal_name,
                                         source_address, user_agent, action, resource, result, reason, node)
                select gen_random_uuid(), ?::timestamptz - n * interval '100 milliseconds', gen_random_uuid(), '123456789012',
                       'AIDABENCHMARK', 'somebody', '127.0.0.1', 'benchmark', 'iam:GetUser',
                       'arn:aws:iam::123456789012:user/somebody', 'allowed', 'allowed', 'gone/1'
                  from generate_series(1, ?) as n
                """, last, ROWS);
            // As the database does by itself after a while.
            Sql.on(connection).change("analyze audit_event");
        }
    }
}
