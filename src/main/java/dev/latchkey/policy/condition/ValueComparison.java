package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.Effect;

/** Compares one value of a request with the values that a policy lists, negation included. */
sealed interface ValueComparison
        permits StringOperator,
                NumericOperator,
                DateOperator,
                BoolOperator,
                BinaryOperator,
                IpAddressOperator,
                ArnOperator {

    /** Whether the value passes; the effect decides where a policy value turns out to be no ARN. */
    boolean isSatisfiedBy(String value, ContextView context, Effect effect);
}
