package dev.latchkey.audit;

import dev.latchkey.audit.SealedRow.Added;
import dev.latchkey.secret.Mac;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the seals of one chain.
 *
 * @param node the process whose chain it is
 */
record SealMaker(SealRows rows, Mac mac, UUID chain, String node) {

    /**
     * Adds a seal over rows that are there, in the transaction there is.
     *
     * @param last the seal of this chain before it; empty for the first, which goes on from the latest of all
     */
    Seal add(List<Added> turn, Optional<Seal> last, boolean isLate, Instant now) {
        Instant from = turn.stream().map(Added::at).min(Instant::compareTo).orElseThrow();
        Instant until = turn.stream().map(Added::at).max(Instant::compareTo).orElseThrow();
        Map<UUID, SealedRow> stored = rows
                .rows(
                        turn.stream().map(Added::id).toList(),
                        from.minus(1, ChronoUnit.MILLIS),
                        until.plus(1, ChronoUnit.MILLIS))
                .stream()
                .collect(Collectors.toMap(SealedRow::id, Function.identity()));
        List<SealedRow> covered = turn.stream()
                .map(row -> stored.get(row.id()))
                .filter(row -> row != null)
                .toList();
        Optional<Seal> before = last.or(rows::latest);
        Seal seal = new Seal(
                chain,
                last.map(Seal::number).orElse(0) + 1,
                node,
                now.truncatedTo(ChronoUnit.MICROS),
                isLate,
                covered.stream().map(SealedRow::id).toList(),
                covered.stream().map(SealedRow::at).toList(),
                covered.stream().map(row -> Sealer.hex(mac.tag(row.text()))).toList(),
                before.map(Seal::chain).orElse(null),
                before.map(Seal::number).orElse(0),
                "");
        Seal finished =
                seal.withMac(Sealer.hex(mac.tag(seal.text(before.map(Seal::mac).orElse("")))));
        rows.add(finished);
        return finished;
    }
}
