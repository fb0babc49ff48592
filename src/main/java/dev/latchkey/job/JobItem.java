package dev.latchkey.job;

import java.util.Locale;

/**
 * One item of a job, and what became of it.
 *
 * @param report a whole sentence; empty while it waits
 */
public record JobItem(int number, String subject, State state, String report) {

    /** What became of it. */
    public enum State {
        WAITING("Not done", "plain"),
        DONE("Done", "success"),
        REFUSED("Refused", "error"),
        FAILED("Failed", "error");

        private final String label;
        private final String badge;

        State(String label, String badge) {
            this.label = label;
            this.badge = badge;
        }

        /** As it is printed. */
        public String label() {
            return label;
        }

        /** How it is printed. */
        public String badge() {
            return badge;
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
