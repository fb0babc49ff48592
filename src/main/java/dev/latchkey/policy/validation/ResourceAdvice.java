package dev.latchkey.policy.validation;

import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.PolicyValue;
import dev.latchkey.policy.document.Statement;
import dev.latchkey.policy.document.TextTemplate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Advice on resources: types that an action does not take, short ARNs, entries that can match nothing. */
final class ResourceAdvice {

    private static final int COLONS = 5;

    private ResourceAdvice() {}

    static void give(Statement statement, boolean variables, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (PolicyValue value : statement.resources().values()) {
            String text = value.text();
            if (text == null) {
                findings.warning(
                        "null-resource",
                        value.position(),
                        "`null` in a list of resources matches nothing",
                        "Remove it.");
                continue;
            }
            if (!seen.add(text)) {
                findings.hint(
                        "duplicate-resource",
                        value.position(),
                        "`" + text + "` is listed twice in this statement",
                        "Remove one of the two.");
            }
            int colons = ResourceForm.split(text).size() - 1;
            if (text.startsWith("arn:") && colons < COLONS) {
                findings.warning(
                        "missing-arn-field",
                        value.position(),
                        "`" + text + "` is short; what is missing on the right counts as `*`",
                        "Write all six parts of the ARN.");
            }
            if (statement.resources().isNegated()
                    && variables
                    && TextTemplate.parse(text, true).pieces().stream().anyMatch(ResourceAdvice::canBeMissing)) {
                findings.warning(
                        "variable-in-not-resource",
                        value.position(),
                        "where the variable has no value this entry excepts nothing, so the statement applies to it",
                        "Give the variable a default, or list resources with `Resource`.");
            }
        }
        if (statement.effect() == Effect.ALLOW && statement.resources().isNegated()) {
            findings.security(
                    "allow-with-not-resource",
                    statement.resources().position(),
                    "an Allow with `NotResource` grants the actions on every other resource, those to come included",
                    "List the resources in `Resource`, or use a Deny with `NotResource`.");
        }
        if (!statement.actions().isNegated() && !statement.resources().isNegated()) {
            statement.actions().values().forEach(action -> fits(action, statement, findings));
        }
    }

    private static boolean canBeMissing(TextTemplate.Piece piece) {
        return piece instanceof TextTemplate.Reference reference
                && (reference.variable() == null || reference.variable().defaultText() == null);
    }

    private static void fits(PolicyValue value, Statement statement, Findings findings) {
        String action = value.text();
        if (action == null || action.contains("*") || action.contains("?")) {
            return;
        }
        List<KnownAction> known = ActionAdvice.meant(action);
        List<PolicyValue> resources = statement.resources().values();
        if (known.size() != 1
                || resources.isEmpty()
                || resources.stream().anyMatch(resource -> takes(known.get(0), resource))) {
            return;
        }
        String explanation = known.get(0).isResourceless()
                ? "`" + action + "` acts on no resource of its own, so it matches only where the resource is `*`"
                : "`" + action + "` acts on a resource of type `" + known.get(0).resourceType()
                        + "`, and none is listed";
        findings.warning(
                "resource-type-not-taken",
                value.position(),
                explanation,
                known.get(0).isResourceless()
                        ? "Move it to a statement with the resource `*`."
                        : "Add such a resource, or move the action to another statement.");
    }

    private static boolean takes(KnownAction action, PolicyValue resource) {
        String text = resource.text();
        if (text == null) {
            return false;
        }
        if (text.equals("*")) {
            return true;
        }
        List<String> parts = ResourceForm.split(text);
        if (action.isResourceless()) {
            return false;
        }
        return parts.size() <= COLONS
                || action.resourcePrefixes().stream().anyMatch(type -> canStand(parts.get(5), type));
    }

    /** Whether a pattern could match a text that begins with a prefix. */
    private static boolean canStand(String pattern, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (i >= pattern.length()) {
                return false;
            }
            char c = pattern.charAt(i);
            if (c == '*' || c == '$') {
                return true;
            }
            if (c != '?' && c != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
