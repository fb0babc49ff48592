package dev.latchkey.audit;

import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Compares the trail with its seals, and names each row and seal that is not as it was. */
@ApplicationScoped
public class TrailVerification {

    private static final int MOST_NAMED = 100;

    /** A million rows take half a minute; nobody waits for it. */
    private static final Duration MOST_TIME = Duration.ofMinutes(30);

    private final SealRows rows;
    private final Keys keys;
    private final Transactions transactions;
    private final Clock clock;

    TrailVerification(SealRows rows, Keys keys, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param problems what is not as it was, one sentence each, the first hundred of them
     * @param late how many rows were sealed only after their process had ended
     */
    public record Report(Instant since, int seals, int rows, int late, List<String> problems) {

        public boolean isGood() {
            return problems.isEmpty();
        }
    }

    /** Checks everything that was sealed since a time, however much it is. */
    public Report since(Instant since) {
        return transactions.read(MOST_TIME, () -> check(since));
    }

    /** The same while somebody waits: no more than the latest rows, of which there may be so many. */
    Report ofLatest(int most, Instant since) {
        return transactions.read(() -> check(rows.firstOfLatest(most, since, clock.instant())));
    }

    private Report check(Instant since) {
        List<String> problems = new ArrayList<>();
        TrailCheck check = new TrailCheck(rows, Sealer.macOf(keys), problem -> {
            if (problems.size() < MOST_NAMED) {
                problems.add(problem);
            }
        });
        check.run(since, clock.instant());
        return new Report(since, check.seals(), check.checked(), check.late(), List.copyOf(problems));
    }
}
