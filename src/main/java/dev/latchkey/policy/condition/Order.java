package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.Comparison;

/** What the operators on numbers and dates ask about the order of two values. */
enum Order {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    static Order of(Comparison comparison) {
        return switch (comparison) {
            case NUMERIC_LESS_THAN, DATE_LESS_THAN -> LESS;
            case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> LESS_OR_EQUAL;
            case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> GREATER;
            case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> GREATER_OR_EQUAL;
            default -> EQUAL;
        };
    }

    /** Whether a request value, compared with a policy value by the sign given, is in this order. */
    boolean holds(int sign) {
        return switch (this) {
            case EQUAL -> sign == 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }
}
