package dev.latchkey.signin;

import dev.latchkey.platform.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes lanes that nothing is counted on any more, and devices that nobody has used for long. */
@Singleton
class ThrottlePurge {
    private static final Logger LOG = Logger.getLogger(ThrottlePurge.class);

    private final LaneRows lanes;
    private final Candidates candidates;
    private final Transactions transactions;
    private final Clock clock;

    ThrottlePurge(LaneRows lanes, Candidates candidates, Transactions transactions, Clock clock) {
        this.lanes = lanes;
        this.candidates = candidates;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        Instant now = clock.instant();
        try {
            transactions.write(() -> {
                lanes.purge(now);
                candidates.purgeDevices(now.minus(KnownDevice.LIFE));
            });
        } catch (RuntimeException unavailable) {
            LOG.warn("old throttle lanes could not be removed; the next turn tries again", unavailable);
        }
    }
}
