package dev.latchkey.web;

import java.util.Locale;
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

    /**
     * The same control, naming the thing that it acts on: its own for each row, and so is the place of its reason.
     *
     * @param thing such as an id; it goes on after the label in the accessible name
     */
    public Gate naming(String thing) {
        return new Gate(label, thing, action, href, reason.map(why -> why.standingAs(place(label, thing))), isDrawn);
    }

    /** The same control; closed by what stands in the way, unless a policy closes it already. */
    public Gate unless(Optional<Obstacle> obstacle) {
        if (reason.isPresent() || obstacle.isEmpty()) {
            return this;
        }
        return new Gate(label, object, action, href, Optional.of(obstacle.get().reasonAt(place(label, object))), true);
    }

    /** What tells the reason of a control from all others on the page. */
    static String place(String label, String thing) {
        StringBuilder place = new StringBuilder();
        String text = thing.isEmpty() ? label : label + " " + thing;
        text.toLowerCase(Locale.ROOT)
                .chars()
                .map(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? c : '-')
                .forEach(c -> place.append((char) c));
        return place.toString();
    }

    /** The same control with its reason in other words. */
    public Gate saying(UnaryOperator<GateReason> words) {
        return new Gate(label, object, action, href, reason.map(words), isDrawn);
    }
}
