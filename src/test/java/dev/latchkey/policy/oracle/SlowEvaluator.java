package dev.latchkey.policy.oracle;

import dev.latchkey.policy.oracle.PlainPolicy.PlainCondition;
import dev.latchkey.policy.oracle.PlainPolicy.PlainStatement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides by the definitions, one statement after the other, without any preparation. */
final class SlowEvaluator {

    private final String action;
    private final String resource;
    private final TreeMap<String, Object> context = new TreeMap<>(SlowText::compareFolded);

    SlowEvaluator(String action, String resource, Map<String, Object> context) {
        this.action = action;
        this.resource = resource;
        this.context.putAll(context);
    }

    /** {@code allow}, or {@code deny} or {@code none} followed by the type of policy that decided. */
    String decide(List<PlainPolicy> identity, @Nullable PlainPolicy boundary, @Nullable List<PlainPolicy> session) {
        if (SlowText.compareFolded(action, "sts:GetCallerIdentity") == 0
                || SlowText.compareFolded(action, "sts:GetSessionToken") == 0) {
            return "allow";
        }
        List<PlainPolicy> boundaries = boundary == null ? List.of() : List.of(boundary);
        List<PlainPolicy> sessions = session == null ? List.of() : session;
        if (any(identity, true)) {
            return "deny IDENTITY";
        }
        if (any(boundaries, true)) {
            return "deny BOUNDARY";
        }
        if (any(sessions, true)) {
            return "deny SESSION";
        }
        if (!any(identity, false)) {
            return "none IDENTITY";
        }
        if (boundary != null && !any(boundaries, false)) {
            return "none BOUNDARY";
        }
        return session != null && !any(sessions, false) ? "none SESSION" : "allow";
    }

    private boolean any(List<PlainPolicy> policies, boolean deny) {
        return policies.stream().anyMatch(policy -> policy.statements().stream()
                .anyMatch(statement -> statement.deny() == deny && applies(policy, statement)));
    }

    private boolean applies(PlainPolicy policy, PlainStatement statement) {
        boolean actionListed = statement.actions().stream().anyMatch(this::isAction);
        boolean resourceListed =
                statement.resources().stream().anyMatch(pattern -> isResource(pattern, policy.since2012()));
        return actionListed != statement.notAction()
                && resourceListed != statement.notResource()
                && statement.conditions().stream()
                        .allMatch(condition -> holds(condition, policy.since2012(), statement.deny()));
    }

    private boolean isAction(String pattern) {
        if (pattern.equals("*")) {
            return true;
        }
        int patternColon = pattern.indexOf(':');
        int actionColon = action.indexOf(':');
        if (actionColon < 0) {
            return false;
        }
        String vendor = pattern.substring(0, patternColon);
        return (vendor.equals("*") || SlowText.compareFolded(vendor, action.substring(0, actionColon)) == 0)
                && SlowText.glob(
                        SlowText.fold(pattern.substring(patternColon + 1)),
                        SlowText.fold(action.substring(actionColon + 1)));
    }

    private boolean isResource(@Nullable String pattern, boolean variables) {
        if (pattern == null) {
            return false;
        }
        if (pattern.equals("*")) {
            return true;
        }
        return !resource.equals("*") && SlowText.resource(pattern, variables, this::variable, resource);
    }

    /** The value of a variable; a multivalued key has none. */
    private @Nullable String variable(String key, @Nullable String defaultText) {
        Object value = context.get(key);
        if (value instanceof String text) {
            return text;
        }
        return value == null ? defaultText : null;
    }

    private boolean holds(PlainCondition condition, boolean since2012, boolean deny) {
        String name = condition.operator();
        String qualifier = name.contains(":") ? name.substring(0, name.indexOf(':')) : "";
        String operator = name.substring(name.indexOf(':') + 1);
        boolean ifExists = operator.endsWith("IfExists");
        operator = operator.replace("IfExists", "");
        Object present = context.get(condition.key());
        if (operator.equals("Null")) {
            if (!qualifier.isEmpty()) {
                return qualifier.equals("ForAllValues");
            }
            return condition.values().stream()
                    .anyMatch(value -> (SlowText.compareFolded(value, "true") == 0) == (present == null));
        }
        boolean negated = operator.contains("Not");
        if (present == null) {
            return qualifier.isEmpty()
                    ? ifExists || (negated && !condition.values().isEmpty())
                    : qualifier.equals("ForAllValues");
        }
        if (condition.values().isEmpty()) {
            return false;
        }
        SlowComparison comparison = new SlowComparison(operator, condition.values(), since2012, this::variable, deny);
        if (qualifier.isEmpty()) {
            return present instanceof String text && comparison.passes(text);
        }
        List<String> values = present instanceof String text ? List.of(text) : texts(present);
        return qualifier.equals("ForAllValues")
                ? values.stream().allMatch(comparison::passes)
                : values.stream().anyMatch(comparison::passes);
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
