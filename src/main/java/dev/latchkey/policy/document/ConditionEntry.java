package dev.latchkey.policy.document;

import java.util.List;

/** One condition key under one operator with the values it is compared to. */
public record ConditionEntry(
        ConditionOperator operator,
        String key,
        List<PolicyValue> values,
        Position operatorPosition,
        Position position) {

    public ConditionEntry {
        values = List.copyOf(values);
    }
}
