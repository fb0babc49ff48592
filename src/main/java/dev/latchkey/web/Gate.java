package dev.latchkey.web;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A control as the door decided it: open, closed with its reason, or not drawn because its page is not built.
 *
 * @param label its visible text
 * @param object what goes on after the label in its accessible name, to tell rows apart; may be empty
 * @param action the main action behind it
 * @param href where it leads; empty for the button of a form
 * @param reason why it is closed; empty when it is open
 * @param isDrawn false for what is permitted but has no page yet
 */
public record Gate(
        String label,
        String object,
        String action,
        Optional<String> href,
        Optional<GateReason> reason,
        boolean isDrawn) {

    public boolean isAllowed() {
        return reason.isEmpty();
    }

    /** Whether a person sees something they cannot use. */
    public boolean isClosed() {
        return isDrawn && reason.isPresent();
    }

    /** The same control, naming the thing that it acts on. */
    public Gate naming(String thing) {
        return new Gate(label, thing, action, href, reason, isDrawn);
    }

    /** The same control with its reason in other words. */
    public Gate saying(UnaryOperator<GateReason> words) {
        return new Gate(label, object, action, href, reason.map(words), isDrawn);
    }
}
