package dev.latchkey.signin;

import java.time.Duration;
import java.time.Instant;

/** What a failure does to a lane. */
sealed interface LaneLimit {

    /** The state after one more failure. */
    LaneState afterFailure(LaneState before, Instant now);

    /**
     * So many failures are free; after them each further try waits, twice as long with each failure, up to a limit.
     * Nothing is remembered once a lane has been quiet for the whole window.
     */
    record Backoff(int free, Duration window, Duration firstWait, Duration longestWait) implements LaneLimit {
        /** Doubling further would only meet the limit, and some day overflow. */
        private static final int MOST_DOUBLINGS = 30;

        @Override
        public LaneState afterFailure(LaneState before, Instant now) {
            int failures = Math.min(before.failures() + 1, Integer.MAX_VALUE - 1);
            if (failures < free) {
                return new LaneState(failures, before.countingSince(), null, now.plus(window));
            }
            Instant pausedUntil = now.plus(waitAfter(failures));
            return new LaneState(failures, before.countingSince(), pausedUntil, pausedUntil.plus(window));
        }

        private Duration waitAfter(int failures) {
            long factor = 1L << Math.min(failures - free, MOST_DOUBLINGS);
            Duration wait = firstWait.multipliedBy(factor);
            return wait.compareTo(longestWait) < 0 ? wait : longestWait;
        }
    }

    /** So many failures within a window; then nothing more until the window ends. */
    record Allowance(int most, Duration window) implements LaneLimit {

        @Override
        public LaneState afterFailure(LaneState before, Instant now) {
            int failures = before.failures() + 1;
            Instant end = before.countingSince().plus(window);
            return new LaneState(failures, before.countingSince(), failures >= most ? end : null, end);
        }
    }

    /** So many failures within a window; then nothing more for a while, after which all is forgotten. */
    record Pause(int most, Duration window, Duration pause) implements LaneLimit {

        @Override
        public LaneState afterFailure(LaneState before, Instant now) {
            int failures = before.failures() + 1;
            if (failures < most) {
                return new LaneState(
                        failures,
                        before.countingSince(),
                        null,
                        before.countingSince().plus(window));
            }
            Instant end = now.plus(pause);
            return new LaneState(failures, before.countingSince(), end, end);
        }
    }

    /** Failures are counted and pause nothing: whoever reads the count decides. */
    record Count(Duration memory) implements LaneLimit {

        @Override
        public LaneState afterFailure(LaneState before, Instant now) {
            int failures = Math.min(before.failures() + 1, Integer.MAX_VALUE - 1);
            return new LaneState(failures, before.countingSince(), null, now.plus(memory));
        }
    }
}
