package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sees in the database who waits for whom, so that a test lets two meet without guessing how long they take. */
@Singleton
public class LockWatch {

    /** Longer than any statement may take: whoever waits that long waits for nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sql sql;

    LockWatch(Sql sql) {
        this.sql = sql;
    }

    /** Returns once somebody waits for a lock that another transaction holds. */
    public void awaitSomebodyWaiting() {
        Instant end = Clock.systemUTC().instant().plus(PATIENCE);
        while (sql.all("select pid from pg_locks where not granted", row -> row.number("pid"))
                .isEmpty()) {
            assertThat(Clock.systemUTC().instant())
                    .as("nobody waits for a lock")
                    .isBefore(end);
            Thread.onSpinWait();
        }
    }
}
