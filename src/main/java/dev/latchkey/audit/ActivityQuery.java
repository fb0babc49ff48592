package dev.latchkey.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the trail are looked for; all conditions have to hold, and empty ones hold always.
 *
 * @param principalId the unique id of who acted; for one's own activity
 * @param principal the name of who acted
 * @param action the action's name, or its beginning and a {@code *}
 * @param result {@code allowed}, {@code denied} or {@code failed}
 * @param source the address that the request came from
 * @param requestId the request
 * @param resource the end of what was acted on: {@code user/anna}
 * @param from the first moment
 * @param until the moment after the last one
 * @param after where the part before this one ended; empty for the latest
 * @param size how many at most
 */
public record ActivityQuery(
        String principalId,
        String principal,
        String action,
        String result,
        String source,
        String requestId,
        String resource,
        @Nullable Instant from,
        @Nullable Instant until,
        String after,
        int size) {

    /** The latest rows, whatever they are. */
    public static ActivityQuery latest(int size) {
        return new ActivityQuery("", "", "", "", "", "", "", null, null, "", size);
    }

    /** The latest rows of what one principal did. */
    public static ActivityQuery of(String principalId, String after, int size) {
        return new ActivityQuery(principalId, "", "", "", "", "", "", null, null, after, size);
    }

    ActivityQuery goingOn(String position) {
        return new ActivityQuery(
                principalId, principal, action, result, source, requestId, resource, from, until, position, size);
    }
}
