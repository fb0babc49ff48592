package dev.latchkey.policy.document;

import java.util.List;

/** Which actions a statement speaks of: those listed, or all but those listed. */
public sealed interface ActionElement {

    List<PolicyValue> values();

    Position position();

    boolean isNegated();

    /** The name of the element as it stands in a document. */
    default String name() {
        return isNegated() ? "NotAction" : "Action";
    }

    /** {@code "Action"}: an action matches when one of the patterns matches it. */
    record Action(List<PolicyValue> values, Position position) implements ActionElement {
        public Action {
            values = List.copyOf(values);
        }

        @Override
        public boolean isNegated() {
            return false;
        }
    }

    /** {@code "NotAction"}: an action matches when none of the patterns matches it. */
    record NotAction(List<PolicyValue> values, Position position) implements ActionElement {
        public NotAction {
            values = List.copyOf(values);
        }

        @Override
        public boolean isNegated() {
            return true;
        }
    }
}
