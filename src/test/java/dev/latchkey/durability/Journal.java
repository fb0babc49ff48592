package dev.latchkey.durability;

import org.jspecify.annotations.Nullable;

/** What one client asked for and what was acknowledged: the client's own memory, which no kill takes away. */
final class Journal {

    private String acknowledged;
    private @Nullable String asked;
    private int acknowledgements;
    private int unacknowledgedChanges;

    Journal(String initial) {
        this.acknowledged = initial;
    }

    synchronized void asks(String value) {
        asked = value;
    }

    synchronized void isAcknowledged() {
        if (asked != null) {
            acknowledged = asked;
            acknowledgements++;
        }
        asked = null;
    }

    /** The request was refused before anything happened, as far as the client was told. */
    synchronized void isRefused() {
        asked = null;
    }

    synchronized String acknowledged() {
        return acknowledged;
    }

    /** What was asked for without an answer when the portal died: it may have happened, or not. */
    synchronized @Nullable String open() {
        return asked;
    }

    synchronized int acknowledgements() {
        return acknowledgements;
    }

    /** How often the value changed, with or without an acknowledgement. */
    synchronized int changes() {
        return acknowledgements + unacknowledgedChanges;
    }

    /** Takes what turned out to be true as the new beginning. */
    synchronized void settle(String truth) {
        if (!truth.equals(acknowledged)) {
            unacknowledgedChanges++;
        }
        acknowledged = truth;
        asked = null;
    }
}
