package dev.latchkey.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The failures counted on one lane.
 *
 * @param pausedUntil before that, nothing is tried on this lane; null where nothing pauses
 * @param expiresAt from then on it is as if nothing had been counted
 */
record LaneState(
        int failures, Instant countingSince, @Nullable Instant pausedUntil, Instant expiresAt) {

    static LaneState clean(Instant now) {
        return new LaneState(0, now, null, now);
    }

    boolean isPaused(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil);
    }

    /** How long it pauses still; empty where it does not. */
    Optional<Duration> rest(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil)
                ? Optional.of(Duration.between(now, pausedUntil))
                : Optional.empty();
    }

    /** The same, or a clean one where its time is over. */
    LaneState asOf(Instant now) {
        return now.isBefore(expiresAt) ? this : clean(now);
    }
}
