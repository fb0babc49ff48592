package dev.latchkey.audit;

import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.Mac;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of the trail with its seals: they come by chain by chain, and one of them is in memory at a time.
 */
final class TrailCheck {

    /** Rows younger than that may be waiting for their seal. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** More of them are not told one by one. */
    private static final int MOST_UNSEALED = 100_000;

    private final SealRows rows;
    private final Mac mac;
    private final Consumer<String> problem;
    private Optional<Instant> beginning = Optional.empty();
    private @Nullable Seal last;
    private int seals;
    private int checked;
    private int late;

    /** @param problem is told what is not as it was, one sentence each */
    TrailCheck(SealRows rows, Mac mac, Consumer<String> problem) {
        this.rows = rows;
        this.mac = mac;
        this.problem = problem;
    }

    /** Checks what was sealed since a time, in the transaction there is. */
    void run(Instant since, Instant now) {
        beginning = rows.beginning();
        rows.eachSince(since, this::meet);
        // A row may have been sealed a little before the time from which seals are looked at.
        rows.unsealed(since.plus(GRACE), now.minus(GRACE), MOST_UNSEALED)
                .forEach(row -> problem.accept("Row " + row.id() + " of " + row.at() + " has no seal."));
    }

    int seals() {
        return seals;
    }

    int checked() {
        return checked;
    }

    int late() {
        return late;
    }

    private void meet(Seal seal) {
        Seal before = last;
        if (before != null && before.chain().equals(seal.chain())) {
            tellMissing(before, seal);
        }
        seals++;
        check(seal);
        last = seal;
    }

    /** A clock that was set back leaves seals between two that were made before the time from which they are looked at. */
    private void tellMissing(Seal before, Seal seal) {
        if (seal.number() == before.number() + 1) {
            return;
        }
        Set<Integer> made = rows.numbersBetween(seal.chain(), before.number(), seal.number());
        for (int number = before.number() + 1; number < seal.number(); number++) {
            if (!made.contains(number)) {
                problem.accept("Seal " + number + " of " + seal.node() + " is missing.");
            }
        }
    }

    private void check(Seal seal) {
        String previous = "";
        UUID follows = seal.followsChain();
        if (follows != null) {
            Optional<String> found = macOf(follows, seal.followsNumber());
            if (found.isEmpty()) {
                problem.accept("The seal before " + seal.name() + " is missing.");
                return;
            }
            previous = found.get();
        }
        if (!ConstantTime.equal(Sealer.hex(mac.tag(seal.text(previous))), seal.mac())) {
            problem.accept("The " + seal.name() + ", made at " + seal.at() + ", was changed.");
            return;
        }
        checkRows(seal);
    }

    private Optional<String> macOf(UUID chain, int number) {
        Seal before = last;
        return before != null && before.chain().equals(chain) && before.number() == number
                ? Optional.of(before.mac())
                : rows.find(chain, number).map(Seal::mac);
    }

    private void checkRows(Seal seal) {
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
                problem.accept("Row " + id + " of " + seal.times().get(i) + " was changed.");
            } else if (!isRetired) {
                problem.accept("Row " + id + " of " + seal.times().get(i) + " is missing.");
            }
        }
    }
}
