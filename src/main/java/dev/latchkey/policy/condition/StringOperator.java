package dev.latchkey.policy.condition;

import dev.latchkey.policy.arn.GlobPattern;
import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.TextTemplate;
import java.util.List;
import java.util.Locale;

/** The string operators: exact, exact without letter case, and with wildcards. */
sealed interface StringOperator extends ValueComparison {

    static StringOperator of(Comparison comparison, List<TextTemplate> values) {
        boolean ignoresCase = comparison == Comparison.STRING_EQUALS_IGNORE_CASE
                || comparison == Comparison.STRING_NOT_EQUALS_IGNORE_CASE;
        if (ignoresCase) {
            return new IgnoringCase(values, comparison.isNegated());
        }
        GlobPattern[] patterns = new GlobPattern[values.size()];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] =
                    comparison.hasWildcards() ? GlobPattern.glob(values.get(i)) : GlobPattern.literal(values.get(i));
        }
        return new Exact(patterns, comparison.isNegated());
    }

    /** Letter case matters. */
    final class Exact implements StringOperator {

        private final GlobPattern[] patterns;
        private final boolean negated;

        Exact(GlobPattern[] patterns, boolean negated) {
            this.patterns = patterns;
            this.negated = negated;
        }

        @Override
        public boolean isSatisfiedBy(String value, ContextView context, Effect effect) {
            for (GlobPattern pattern : patterns) {
                if (pattern.matches(value, context)) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    /** Both sides are lower-cased first, which is not Unicode case folding. */
    record IgnoringCase(List<TextTemplate> values, boolean negated) implements StringOperator {

        @Override
        public boolean isSatisfiedBy(String value, ContextView context, Effect effect) {
            String lower = value.toLowerCase(Locale.ROOT);
            for (TextTemplate listed : values) {
                String text = listed.expand(context);
                if (text != null && text.toLowerCase(Locale.ROOT).equals(lower)) {
                    return !negated;
                }
            }
            return negated;
        }
    }
}
