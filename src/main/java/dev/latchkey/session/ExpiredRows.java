package dev.latchkey.session;

import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes what has been over for a while: sessions and sign-ins nobody can use any more. */
@Singleton
class ExpiredRows {
    private static final Logger LOG = Logger.getLogger(ExpiredRows.class);

    /** So long an ended session is still recognized, so that a form typed in it can be shown again to its user. */
    private static final Duration RECOGNIZED = Duration.ofHours(24);

    private final SessionRows sessions;
    private final PendingRows pending;
    private final Transactions transactions;
    private final LatchkeyConfiguration.Session limits;
    private final Clock clock;

    ExpiredRows(
            SessionRows sessions,
            PendingRows pending,
            Transactions transactions,
            LatchkeyConfiguration configuration,
            Clock clock) {
        this.sessions = sessions;
        this.pending = pending;
        this.transactions = transactions;
        this.limits = configuration.session();
        this.clock = clock;
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        Instant now = clock.instant();
        try {
            transactions.write(() -> {
                sessions.purge(now.minus(RECOGNIZED), now.minus(RECOGNIZED).minus(limits.idle()));
                pending.purge(now);
            });
        } catch (RuntimeException unavailable) {
            LOG.warn("expired sessions could not be removed; the next turn tries again", unavailable);
        }
    }
}
