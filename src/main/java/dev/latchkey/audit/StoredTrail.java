package dev.latchkey.audit;

import dev.latchkey.operation.AuditEvent;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.platform.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** The trail in the database. */
@ApplicationScoped
class StoredTrail implements AuditTrail {

    private static final Logger LOG = Logger.getLogger(StoredTrail.class);

    /** A flood of different refusals is cut off here, so that it fills no memory; the cut is counted in the log. */
    private static final int MOST_GATHERED = 10_000;

    private final AuditRows rows;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<Likeness, Gathered> gathered = new LinkedHashMap<>();
    private long dropped;

    StoredTrail(AuditRows rows, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void record(AuditEvent event) {
        rows.add(event, clock.instant(), 1);
    }

    @Override
    public void recordAlone(AuditEvent event) {
        transactions.write(() -> {
            rows.add(event, clock.instant(), 1);
            return true;
        });
    }

    @Override
    public void gather(AuditEvent event) {
        synchronized (gathered) {
            Likeness likeness = Likeness.of(event);
            Gathered before = gathered.get(likeness);
            if (before == null && gathered.size() >= MOST_GATHERED) {
                dropped++;
            } else {
                gathered.put(likeness, before == null ? new Gathered(event, 1) : before.again());
            }
        }
    }

    /** Writes what was gathered; a database that is away keeps it for the next turn. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeGathered() {
        Map<Likeness, Gathered> turn;
        synchronized (gathered) {
            if (gathered.isEmpty()) {
                return;
            }
            turn = new LinkedHashMap<>(gathered);
            gathered.clear();
            if (dropped > 0) {
                LOG.warnf("%d refused reads were too many to be written down one by one", dropped);
                dropped = 0;
            }
        }
        try {
            transactions.write(() -> {
                turn.values().forEach(each -> rows.add(each.event(), clock.instant(), each.times()));
                return true;
            });
        } catch (RuntimeException unavailable) {
            LOG.warn("refused reads could not be written down; they are kept for the next try", unavailable);
            synchronized (gathered) {
                turn.forEach((likeness, each) -> gathered.merge(likeness, each, Gathered::and));
            }
        }
    }

    void writeTheRest(@Observes ShutdownEvent end) {
        writeGathered();
    }

    /** What makes two refusals one row. */
    private record Likeness(String principal, String action, String resource, String reason, String address) {

        static Likeness of(AuditEvent event) {
            return new Likeness(
                    String.valueOf(event.principalId()),
                    event.action(),
                    event.resource(),
                    event.reason(),
                    event.sourceAddress());
        }
    }

    private record Gathered(AuditEvent event, int times) {

        Gathered again() {
            return new Gathered(event, times + 1);
        }

        Gathered and(Gathered other) {
            return new Gathered(event, times + other.times());
        }
    }
}
