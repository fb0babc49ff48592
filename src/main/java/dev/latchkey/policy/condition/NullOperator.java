package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.ConditionOperator;
import java.util.List;

/**
 * {@code Null}: asks whether the key is absent ({@code true}) or present (any other text).
 *
 * <p>With a set qualifier the key is no longer looked at (Access Analyzer, "Null with qualifier").
 */
final class NullOperator {

    private NullOperator() {}

    static boolean holds(ConditionOperator.Qualifier qualifier, List<String> values, boolean present) {
        return switch (qualifier) {
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> false;
            case NONE -> asksFor(values, present);
        };
    }

    private static boolean asksFor(List<String> values, boolean present) {
        for (String value : values) {
            if (AsciiCase.equal(value, "true") != present) {
                return true;
            }
        }
        return false;
    }
}
