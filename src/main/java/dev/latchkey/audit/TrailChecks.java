package dev.latchkey.audit;

import dev.latchkey.audit.TrailVerification.Report;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the trail was checked, by whoever it was, and whether it was as it was written. */
@Singleton
class TrailChecks {

    /** Only the latest one is told; a few more are left to look back. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Sql sql;
    private final Transactions transactions;
    private final Clock clock;

    TrailChecks(Sql sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<Instant> latest() {
        return sql.first(
                        "select max(checked_at) as latest from trail_check",
                        row -> Optional.ofNullable(row.optionalInstant("latest")))
                .flatMap(latest -> latest);
    }

    void add(Report report) {
        Instant now = clock.instant();
        transactions.write(() -> {
            sql.change("delete from trail_check where checked_at < ?", now.minus(KEPT));
            return sql.change(
                    "insert into trail_check (checked_at, problems) values (?, ?) on conflict do nothing",
                    now,
                    report.problems().size());
        });
    }
}
