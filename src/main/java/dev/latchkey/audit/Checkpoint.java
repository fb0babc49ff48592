package dev.latchkey.audit;

import dev.latchkey.audit.SealRows.Head;
import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.Mac;
import dev.latchkey.secret.Purpose;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * How far the chains of seals had come at a moment, signed, to be kept where nobody reaches who reaches the database: it
 * tells when the end of the trail was cut off.
 */
record Checkpoint(Instant madeAt, List<Head> heads) {

    static final Purpose PURPOSE = Purpose.of("audit-checkpoint");

    private static final String FORMAT = "latchkey audit checkpoint 1";
    private static final String SIGNED = "signature ";

    /** As it is written down, line by line, the signature last. */
    List<String> lines(Mac mac) {
        List<String> lines = new ArrayList<>(List.of(FORMAT, "made " + madeAt));
        heads.forEach(head -> lines.add("seal " + head.chain() + " " + head.number() + " " + head.mac()));
        lines.add(SIGNED + signature(lines, mac));
        return lines;
    }

    /** @throws IllegalArgumentException for what is no checkpoint of this portal, or was changed; says which */
    static Checkpoint parse(List<String> written, Mac mac) {
        List<String> lines = written.stream().filter(line -> !line.isBlank()).toList();
        int last = lines.size() - 1;
        if (last < 2 || !lines.get(0).equals(FORMAT) || !lines.get(last).startsWith(SIGNED)) {
            throw new IllegalArgumentException("is no checkpoint, or not all of one");
        }
        String signature = lines.get(last).substring(SIGNED.length());
        if (!ConstantTime.equal(signature, signature(lines.subList(0, last), mac))) {
            throw new IllegalArgumentException("was changed, or was not made with the key of this portal");
        }
        try {
            return new Checkpoint(
                    Instant.parse(lines.get(1).substring("made ".length())),
                    lines.subList(2, last).stream().map(Checkpoint::head).toList());
        } catch (DateTimeParseException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("is no checkpoint, or not all of one", e);
        }
    }

    private static Head head(String line) {
        List<String> parts = Arrays.asList(line.split(" ", -1));
        return new Head(UUID.fromString(parts.get(1)), Integer.parseInt(parts.get(2)), parts.get(3));
    }

    private static String signature(List<String> lines, Mac mac) {
        return Sealer.hex(mac.tag(String.join("\n", lines)));
    }
}
