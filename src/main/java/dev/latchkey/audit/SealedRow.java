package dev.latchkey.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the trail as it is sealed.
 *
 * @param text everything in it, so that no two rows have the same
 */
record SealedRow(UUID id, Instant at, String text) {

    /** A row that was added, before it is read back. */
    record Added(UUID id, Instant at) {}
}
