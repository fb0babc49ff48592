package dev.latchkey.policy.validation;

import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.arn.GlobPattern;
import dev.latchkey.policy.document.ActionPattern;
import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.PolicyValue;
import dev.latchkey.policy.document.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Advice on actions: those that do not exist, those listed twice, and NotAction with Allow. */
final class ActionAdvice {

    private ActionAdvice() {}

    static void give(Statement statement, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (PolicyValue value : statement.actions().values()) {
            String action = value.text();
            if (action == null || ActionPattern.complaint(action) != null) {
                continue;
            }
            if (!seen.add(AsciiCase.fold(action))) {
                findings.hint(
                        "duplicate-action",
                        value.position(),
                        "`" + action + "` is listed twice in this statement",
                        "Remove one of the two.");
            }
            if (action.contains("${")) {
                findings.warning(
                        "variable-unsupported-in-element",
                        value.position(),
                        "variables have no meaning in an action, so `" + action + "` never matches",
                        "Write the action itself.");
            } else if (!findings.isFull()) {
                exists(action, value, findings);
            }
        }
        if (statement.effect() == Effect.ALLOW && statement.actions().isNegated()) {
            findings.security(
                    "allow-with-not-action",
                    statement.actions().position(),
                    "an Allow with `NotAction` grants every other action of every service, those to come included",
                    "List what is to be allowed in `Action`, or use a Deny with `NotAction`.");
        }
    }

    /** The known actions that an entry speaks of. */
    static List<KnownAction> meant(String action) {
        String pattern = action.startsWith("*:") ? "*" + action.substring(1) : action;
        GlobPattern glob = GlobPattern.foldedGlob(pattern);
        return ActionCatalogue.get().all().stream()
                .filter(known -> glob.matchesFrom(known.name(), 0))
                .toList();
    }

    private static void exists(String action, PolicyValue value, Findings findings) {
        int colon = action.indexOf(':');
        String service = colon < 0 ? "*" : action.substring(0, colon);
        if (service.equals("*")) {
            return;
        }
        ActionCatalogue catalogue = ActionCatalogue.get();
        if (!catalogue.isService(service)) {
            findings.warning(
                    "invalid-service-in-action",
                    value.position(),
                    "there is no service `" + service + "`, so `" + action + "` never matches",
                    "Correct the prefix; here it is `iam`, `sts` or `latchkey`.");
        } else if (catalogue.isCatalogued(service) && meant(action).isEmpty()) {
            findings.warning(
                    "invalid-action",
                    value.position(),
                    "there is no action `" + action + "`, so it never matches",
                    catalogue
                            .nearest(action)
                            .map(name -> "Did you mean `" + name + "`?")
                            .orElse("Correct the name."));
        }
    }
}
