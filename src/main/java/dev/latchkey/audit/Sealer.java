package dev.latchkey.audit;

import dev.latchkey.audit.SealedRow.Added;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Mac;
import dev.latchkey.secret.Purpose;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Seals what this process added to the trail, within a second of its commit and without a lock that anybody waits for;
 * and, once after its start, what processes that ended have left without a seal.
 */
@ApplicationScoped
class Sealer {

    private static final Logger LOG = Logger.getLogger(Sealer.class);
    static final Purpose PURPOSE = Purpose.of("audit-seal");
    private static final int MOST_IN_ONE = 2000;

    /** So many rows without a seal are looked for at once: each time, all seals of the days before are read. */
    private static final int MOST_AT_ONCE = 50 * MOST_IN_ONE;

    /** How long a living process may need to seal its rows; older ones without a seal belong to nobody. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private final SealRows rows;
    private final Keys keys;
    private final Node node;
    private final Transactions transactions;
    private final Clock clock;
    private final UUID chain = UUID.randomUUID();
    private final ConcurrentLinkedQueue<Added> waiting = new ConcurrentLinkedQueue<>();
    private @Nullable Seal last;

    Sealer(SealRows rows, Keys keys, Node node, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.node = node;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A row was committed. */
    void committed(Added row) {
        waiting.add(row);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sealWaiting() {
        while (!waiting.isEmpty()) {
            List<Added> turn = new ArrayList<>();
            for (Added row = waiting.poll(); row != null; row = turn.size() < MOST_IN_ONE ? waiting.poll() : null) {
                turn.add(row);
            }
            if (!sealed(turn, false)) {
                waiting.addAll(turn);
                return;
            }
        }
    }

    @Scheduled(every = "24h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sealWhatWasLeft() {
        Instant now = clock.instant();
        boolean mayBeMore = true;
        while (mayBeMore) {
            List<Added> left =
                    transactions.read(() -> rows.unsealed(now.minus(LOOKED_BACK), now.minus(GRACE), MOST_AT_ONCE));
            mayBeMore = areSealed(left) && left.size() == MOST_AT_ONCE;
        }
    }

    /** Seals them turn by turn; false as soon as a turn did not succeed. */
    private boolean areSealed(List<Added> left) {
        for (int first = 0; first < left.size(); first += MOST_IN_ONE) {
            if (!sealed(left.subList(first, Math.min(left.size(), first + MOST_IN_ONE)), true)) {
                return false;
            }
        }
        return true;
    }

    void sealTheRest(@Observes ShutdownEvent end) {
        sealWaiting();
    }

    static Mac macOf(Keys keys) {
        return keys.mac(PURPOSE);
    }

    static String hex(byte[] tag) {
        return HexFormat.of().formatHex(tag);
    }

    private synchronized boolean sealed(List<Added> turn, boolean isLate) {
        try {
            last = transactions.write(() -> seal(turn, isLate));
            return true;
        } catch (RuntimeException unavailable) {
            LOG.warn("the trail could not be sealed; it is tried again", unavailable);
            return false;
        }
    }

    private Seal seal(List<Added> turn, boolean isLate) {
        return new SealMaker(rows, macOf(keys), chain, node.name())
                .add(turn, Optional.ofNullable(last), isLate, clock.instant());
    }
}
