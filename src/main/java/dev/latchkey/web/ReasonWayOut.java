package dev.latchkey.web;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.policy.explanation.WayOut;
import java.util.List;

/** A page that opens what a refusal closed; the room that has the page declares a bean. */
public interface ReasonWayOut {

    /** What the refusal asks for. */
    WayOut wayOut();

    /** The link's text: {@code Verify with MFA}. */
    String label();

    /**
     * Where the link leads.
     *
     * @param from the page that it is shown on, to come back to
     */
    String href(NextPath from);

    /** It is shown to whoever may perform all of these. */
    default List<Operation<?>> operations(Caller caller) {
        return List.of();
    }
}
