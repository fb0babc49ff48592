package dev.latchkey.policy.condition;

import dev.latchkey.policy.arn.ArnPattern;
import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.TextTemplate;
import java.util.List;

/**
 * The ARN operators, of which {@code ArnEquals} and {@code ArnLike} are the same.
 *
 * <p>A request value that is no ARN passes neither the plain nor the negated one. Where a policy value turns out to be
 * none and no value before it matched, the safe side is taken: an Allow does not apply and a Deny does.
 */
record ArnOperator(List<ArnPattern> patterns, boolean negated) implements ValueComparison {

    static ArnOperator of(Comparison comparison, List<TextTemplate> values) {
        return new ArnOperator(values.stream().map(ArnPattern::of).toList(), comparison.isNegated());
    }

    @Override
    public boolean isSatisfiedBy(String value, ContextView context, Effect effect) {
        String[] arn = ArnPattern.parts(value);
        if (arn == null) {
            return false;
        }
        for (ArnPattern pattern : patterns) {
            switch (pattern.compare(arn, context)) {
                case MATCHES -> {
                    return !negated;
                }
                case NOT_AN_ARN -> {
                    return effect == Effect.DENY;
                }
                case DIFFERS -> {}
            }
        }
        return negated;
    }
}
