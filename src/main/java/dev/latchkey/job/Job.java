package dev.latchkey.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as it stands.
 *
 * @param starterId the user who started it
 * @param items how many things it is about
 * @param secrets how many of them have made something that nobody has been shown yet
 */
public record Job(
        UUID id,
        String kind,
        String starterId,
        String starterName,
        State state,
        int items,
        int done,
        int refused,
        int failed,
        int secrets,
        Instant startedAt,
        Optional<Instant> endedAt) {

    /** Whether it goes on. */
    public enum State {
        RUNNING,
        FINISHED,
        CANCELLED
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public boolean isCancelled() {
        return state == State.CANCELLED;
    }

    /** How many items have been looked at, whatever became of them. */
    public int handled() {
        return done + refused + failed;
    }

    /** How many items were refused or not possible. */
    public int problems() {
        return refused + failed;
    }

    public int left() {
        return items - handled();
    }
}
