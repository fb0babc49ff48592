package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.ConditionEntry;
import dev.latchkey.policy.document.ConditionOperator;
import dev.latchkey.policy.document.ContextKey;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.LanguageVersion;
import dev.latchkey.policy.document.PolicyValue;
import dev.latchkey.policy.document.TextTemplate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition key under one operator, compiled; a condition holds when all of its tests hold.
 *
 * <p>Missing keys (IAM guide, "Condition operators"): plain operators do not hold and negated ones do, {@code
 * …IfExists} holds, {@code ForAllValues:} holds and {@code ForAnyValue:} does not, with {@code …IfExists} neither.
 */
public final class ConditionTest {

    private final ConditionOperator operator;
    private final ContextKey key;
    private final List<String> values;
    private final @Nullable ValueComparison comparison;
    private final List<ContextKey> variables;

    private ConditionTest(
            ConditionOperator operator, ContextKey key, List<TextTemplate> templates, List<String> values) {
        this.operator = operator;
        this.key = key;
        this.values = values;
        this.comparison = comparison(operator.comparison(), templates, values);
        this.variables = referenced(templates);
    }

    public static ConditionTest compile(ConditionEntry entry, LanguageVersion version) {
        List<String> values = new ArrayList<>(entry.values().size());
        List<TextTemplate> templates = new ArrayList<>(entry.values().size());
        boolean variables =
                version.hasVariables() && entry.operator().comparison().family().hasVariables();
        for (PolicyValue value : entry.values()) {
            String text = value.text() == null ? "" : value.text();
            values.add(text);
            templates.add(TextTemplate.parse(text, variables));
        }
        return new ConditionTest(entry.operator(), ContextKey.of(entry.key()), templates, values);
    }

    private static @Nullable ValueComparison comparison(
            Comparison comparison, List<TextTemplate> templates, List<String> values) {
        return switch (comparison.family()) {
            case STRING -> StringOperator.of(comparison, templates);
            case NUMERIC -> NumericOperator.of(comparison, values);
            case DATE -> DateOperator.of(comparison, values);
            case BOOL -> new BoolOperator(templates);
            case BINARY -> BinaryOperator.of(values);
            case IP_ADDRESS -> IpAddressOperator.of(comparison, values);
            case ARN -> ArnOperator.of(comparison, templates);
            case NULL -> null;
        };
    }

    public ConditionOperator operator() {
        return operator;
    }

    public ContextKey key() {
        return key;
    }

    /** The values as the policy lists them. */
    public List<String> values() {
        return values;
    }

    /** The keys of the variables in the values. */
    public List<ContextKey> variables() {
        return variables;
    }

    /** Whether the request passes this test. */
    public boolean holds(ContextView context, Effect effect) {
        String single = context.single(key);
        List<String> multiple = single == null ? context.multiple(key) : null;
        boolean present = single != null || multiple != null;
        if (comparison == null) {
            return NullOperator.holds(operator.qualifier(), values, present);
        }
        if (!present) {
            return holdsWithoutKey();
        }
        if (values.isEmpty()) {
            return false;
        }
        return switch (operator.qualifier()) {
            // AWS calls a multivalued key without a qualifier an authoring error; it never matches.
            case NONE -> single != null && comparison.isSatisfiedBy(single, context, effect);
            case FOR_ALL_VALUES ->
                single != null
                        ? comparison.isSatisfiedBy(single, context, effect)
                        : allSatisfy(comparison, multiple, context, effect);
            case FOR_ANY_VALUE ->
                single != null
                        ? comparison.isSatisfiedBy(single, context, effect)
                        : anySatisfies(comparison, multiple, context, effect);
        };
    }

    private boolean holdsWithoutKey() {
        return switch (operator.qualifier()) {
            case NONE -> operator.ifExists() || (operator.comparison().isNegated() && !values.isEmpty());
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> false;
        };
    }

    private static boolean allSatisfy(
            ValueComparison comparison, @Nullable List<String> request, ContextView context, Effect effect) {
        if (request != null) {
            for (String value : request) {
                if (!comparison.isSatisfiedBy(value, context, effect)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean anySatisfies(
            ValueComparison comparison, @Nullable List<String> request, ContextView context, Effect effect) {
        if (request != null) {
            for (String value : request) {
                if (comparison.isSatisfiedBy(value, context, effect)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<ContextKey> referenced(List<TextTemplate> templates) {
        List<ContextKey> keys = List.of();
        for (TextTemplate template : templates) {
            for (ContextKey found : template.keys()) {
                if (keys.isEmpty()) {
                    keys = new ArrayList<>();
                }
                keys.add(found);
            }
        }
        return keys;
    }
}
