package dev.latchkey.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seal as it is stored.
 *
 * @param macs of the rows, in the order of their ids
 * @param followsChain the chain of the seal before it; null for the very first of all
 * @param mac over all of this and the MAC of the seal before it
 */
record Seal(
        UUID chain,
        int number,
        String node,
        Instant at,
        boolean isLate,
        List<UUID> ids,
        List<Instant> times,
        List<String> macs,
        @Nullable UUID followsChain,
        int followsNumber,
        String mac) {

    Seal withMac(String tag) {
        return new Seal(chain, number, node, at, isLate, ids, times, macs, followsChain, followsNumber, tag);
    }

    /** What the MAC is made of. */
    String text(String previousMac) {
        return String.join(
                "|",
                chain.toString(),
                Integer.toString(number),
                node,
                at.toString(),
                Boolean.toString(isLate),
                ids.toString(),
                times.toString(),
                macs.toString(),
                String.valueOf(followsChain),
                Integer.toString(followsNumber),
                previousMac);
    }

    /** Names it for a person. */
    String name() {
        return "seal " + number + " of " + node;
    }
}
