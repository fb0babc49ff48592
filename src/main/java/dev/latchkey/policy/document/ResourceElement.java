package dev.latchkey.policy.document;

import java.util.List;

/** Which resources a statement speaks of: those listed, or all but those listed. */
public sealed interface ResourceElement {

    List<PolicyValue> values();

    Position position();

    boolean isNegated();

    /** The name of the element as it stands in a document. */
    default String name() {
        return isNegated() ? "NotResource" : "Resource";
    }

    /** {@code "Resource"}: a resource matches when one of the patterns matches it. */
    record Resource(List<PolicyValue> values, Position position) implements ResourceElement {
        public Resource {
            values = List.copyOf(values);
        }

        @Override
        public boolean isNegated() {
            return false;
        }
    }

    /** {@code "NotResource"}: a resource matches when none of the patterns matches it. */
    record NotResource(List<PolicyValue> values, Position position) implements ResourceElement {
        public NotResource {
            values = List.copyOf(values);
        }

        @Override
        public boolean isNegated() {
            return true;
        }
    }
}
