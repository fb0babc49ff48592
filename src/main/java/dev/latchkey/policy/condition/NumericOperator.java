package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numeric operators, exact to the last digit.
 *
 * <p>A request value that is no number fails every operator but the negated one; a policy value that is none equals
 * nothing.
 */
final class NumericOperator implements ValueComparison {

    private final @Nullable Decimal[] values;
    private final Order order;
    private final boolean negated;

    private NumericOperator(@Nullable Decimal[] values, Order order, boolean negated) {
        this.values = values;
        this.order = order;
        this.negated = negated;
    }

    static NumericOperator of(Comparison comparison, List<String> values) {
        @Nullable Decimal[] numbers = new Decimal[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Decimal.parse(values.get(i));
        }
        return new NumericOperator(numbers, Order.of(comparison), comparison.isNegated());
    }

    @Override
    public boolean isSatisfiedBy(String value, ContextView context, Effect effect) {
        Decimal number = Decimal.parse(value);
        if (number == null) {
            return negated;
        }
        for (Decimal listed : values) {
            if (listed != null && order.holds(number.compareTo(listed))) {
                return !negated;
            }
        }
        return negated;
    }
}
