package dev.latchkey.audit;

import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Mac;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the trail with its seals, and names each row and seal that is not as it was. */
@ApplicationScoped
public class TrailVerification {

    /** Rows younger than that may be waiting for their seal. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final int MOST_NAMED = 100;

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

    /** Checks everything that was sealed since a time. */
    public Report since(Instant since) {
        return transactions.read(() -> new Check(since).run());
    }

    /** One check, while it goes on. */
    private final class Check {
        private final Instant since;
        private final Mac mac = Sealer.macOf(keys);
        private final List<String> problems = new ArrayList<>();
        private final Map<String, String> macs = new HashMap<>();
        private int checked;
        private int late;

        Check(Instant since) {
            this.since = since;
        }

        Report run() {
            List<Seal> seals = rows.since(since);
            seals.forEach(seal -> macs.put(key(seal.chain(), seal.number()), seal.mac()));
            Optional<Instant> beginning = rows.beginning();
            UUID chain = null;
            int expected = 0;
            for (Seal seal : seals) {
                if (!seal.chain().equals(chain)) {
                    chain = seal.chain();
                    expected = seal.number();
                }
                for (; expected < seal.number(); expected++) {
                    say("Seal " + expected + " of " + seal.node() + " is missing.");
                }
                expected = seal.number() + 1;
                check(seal, beginning);
            }
            // A row may have been sealed a little before the time from which seals are looked at.
            rows.unsealed(since.plus(GRACE), clock.instant().minus(GRACE), MOST_NAMED)
                    .forEach(row -> say("Row " + row.id() + " of " + row.at() + " has no seal."));
            return new Report(since, seals.size(), checked, late, List.copyOf(problems));
        }

        private void check(Seal seal, Optional<Instant> beginning) {
            String previous = "";
            UUID follows = seal.followsChain();
            if (follows != null) {
                Optional<String> found = Optional.ofNullable(macs.get(key(follows, seal.followsNumber())))
                        .or(() -> rows.find(follows, seal.followsNumber()).map(Seal::mac));
                if (found.isEmpty()) {
                    say("The seal before " + seal.name() + " is missing.");
                    return;
                }
                previous = found.get();
            }
            if (!ConstantTime.equal(Sealer.hex(mac.tag(seal.text(previous))), seal.mac())) {
                say("The " + seal.name() + ", made at " + seal.at() + ", was changed.");
                return;
            }
            checkRows(seal, beginning);
        }

        private void checkRows(Seal seal, Optional<Instant> beginning) {
            if (seal.ids().isEmpty()) {
                return;
            }
            Instant from = seal.times().stream().min(Instant::compareTo).orElseThrow();
            Instant until = seal.times().stream().max(Instant::compareTo).orElseThrow();
            Map<UUID, SealedRow> stored =
                    rows.rows(seal.ids(), from.minus(1, ChronoUnit.MILLIS), until.plus(1, ChronoUnit.MILLIS)).stream()
                            .collect(Collectors.toMap(SealedRow::id, Function.identity()));
            for (int i = 0; i < seal.ids().size(); i++) {
                UUID id = seal.ids().get(i);
                SealedRow row = stored.get(id);
                boolean isRetired = beginning.map(seal.times().get(i)::isBefore).orElse(true);
                if (row != null
                        && ConstantTime.equal(
                                Sealer.hex(mac.tag(row.text())), seal.macs().get(i))) {
                    checked++;
                    late += seal.isLate() ? 1 : 0;
                } else if (row != null) {
                    say("Row " + id + " of " + seal.times().get(i) + " was changed.");
                } else if (!isRetired) {
                    say("Row " + id + " of " + seal.times().get(i) + " is missing.");
                }
            }
        }

        private void say(String problem) {
            if (problems.size() < MOST_NAMED) {
                problems.add(problem);
            }
        }

        private static String key(UUID chain, int number) {
            return chain + "/" + number;
        }
    }
}
