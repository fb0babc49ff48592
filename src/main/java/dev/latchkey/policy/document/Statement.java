package dev.latchkey.policy.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement of a policy document; start and end are the places of its braces. */
public record Statement(
        @Nullable String sid,
        Effect effect,
        ActionElement actions,
        ResourceElement resources,
        List<ConditionEntry> conditions,
        Position start,
        Position end) {

    public Statement {
        conditions = List.copyOf(conditions);
    }
}
