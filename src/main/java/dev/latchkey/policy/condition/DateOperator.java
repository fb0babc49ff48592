package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The date operators, which compare instants in milliseconds; what is no date is treated as by the numeric ones. */
final class DateOperator implements ValueComparison {

    private final @Nullable Long[] values;
    private final Order order;
    private final boolean negated;

    private DateOperator(@Nullable Long[] values, Order order, boolean negated) {
        this.values = values;
        this.order = order;
        this.negated = negated;
    }

    static DateOperator of(Comparison comparison, List<String> values) {
        @Nullable Long[] instants = new Long[values.size()];
        for (int i = 0; i < instants.length; i++) {
            instants[i] = PolicyDate.parseMillis(values.get(i));
        }
        return new DateOperator(instants, Order.of(comparison), comparison.isNegated());
    }

    @Override
    public boolean isSatisfiedBy(String value, ContextView context, Effect effect) {
        Long instant = PolicyDate.parseMillis(value);
        if (instant == null) {
            return negated;
        }
        for (Long listed : values) {
            if (listed != null && order.holds(instant.compareTo(listed))) {
                return !negated;
            }
        }
        return negated;
    }
}
