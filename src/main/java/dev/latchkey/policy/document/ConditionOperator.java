package dev.latchkey.policy.document;

import org.jspecify.annotations.Nullable;

/**
 * The name of a condition operator taken apart: set qualifier, comparison and {@code …IfExists}.
 *
 * <p>Names are spelled exactly (IAM guide, "Condition operators"): letter case matters, and {@code NullIfExists} is
 * none.
 */
public record ConditionOperator(Qualifier qualifier, Comparison comparison, boolean ifExists) {

    private static final String IF_EXISTS = "IfExists";

    /** How the values of a request are quantified. */
    public enum Qualifier {
        NONE(""),
        FOR_ALL_VALUES("ForAllValues:"),
        FOR_ANY_VALUE("ForAnyValue:");

        private final String prefix;

        Qualifier(String prefix) {
            this.prefix = prefix;
        }
    }

    public static @Nullable ConditionOperator parse(String name) {
        Qualifier qualifier = Qualifier.NONE;
        String rest = name;
        for (Qualifier candidate : Qualifier.values()) {
            if (candidate != Qualifier.NONE && name.startsWith(candidate.prefix)) {
                qualifier = candidate;
                rest = name.substring(candidate.prefix.length());
            }
        }
        boolean ifExists = rest.endsWith(IF_EXISTS);
        if (ifExists) {
            rest = rest.substring(0, rest.length() - IF_EXISTS.length());
        }
        Comparison comparison = Comparison.named(rest);
        if (comparison == null || (ifExists && comparison == Comparison.NULL)) {
            return null;
        }
        return new ConditionOperator(qualifier, comparison, ifExists);
    }

    /** The name as it stands in a document. */
    public String text() {
        return qualifier.prefix + comparison.text() + (ifExists ? IF_EXISTS : "");
    }

    @Override
    public String toString() {
        return text();
    }
}
