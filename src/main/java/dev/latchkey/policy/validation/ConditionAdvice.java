package dev.latchkey.policy.validation;

import dev.latchkey.policy.action.ConditionKeyCatalogue;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.action.KnownKey;
import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.ConditionEntry;
import dev.latchkey.policy.document.ConditionOperator.Qualifier;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.PolicyValue;
import dev.latchkey.policy.document.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Advice on conditions: keys and operators that do not fit, lists that are empty, qualifiers that open too much. */
final class ConditionAdvice {

    private ConditionAdvice() {}

    static void give(Statement statement, Findings findings) {
        Set<String> spellings = new HashSet<>();
        for (ConditionEntry entry : statement.conditions()) {
            if (!spellings.add(entry.operator() + " " + AsciiCase.fold(entry.key()))) {
                findings.warning(
                        "duplicate-keys-with-different-case",
                        entry.position(),
                        "`" + entry.key() + "` stands twice under `" + entry.operator() + "`; both must hold",
                        "Put all values under one spelling of the key.");
            }
            Optional<KnownKey> key = ConditionKeyCatalogue.get().find(entry.key());
            if (key.isPresent()) {
                fits(entry, key.get(), findings);
                belongs(entry, key.get(), statement, findings);
            } else {
                unknown(entry, findings);
            }
            operator(entry, findings);
            overPermissive(entry, statement, findings);
        }
    }

    private static void unknown(ConditionEntry entry, Findings findings) {
        String service = entry.key().contains(":")
                ? AsciiCase.fold(entry.key().substring(0, entry.key().indexOf(':')))
                : "";
        boolean ours = service.equals("aws") || service.equals("iam") || service.equals("sts") || service.isEmpty();
        if (ours) {
            findings.warning(
                    service.equals("aws") ? "invalid-global-condition-key" : "invalid-condition-key",
                    entry.position(),
                    "there is no condition key `" + entry.key() + "`, so it is always missing",
                    ConditionKeyCatalogue.get()
                            .nearest(entry.key())
                            .map(name -> "Did you mean `" + name + "`?")
                            .orElse("Correct the name."));
        }
    }

    private static void fits(ConditionEntry entry, KnownKey key, Findings findings) {
        Comparison comparison = entry.operator().comparison();
        if (key.multivalued() && entry.operator().qualifier() == Qualifier.NONE && comparison != Comparison.NULL) {
            findings.warning(
                    "missing-qualifier",
                    entry.operatorPosition(),
                    "`" + entry.key() + "` has many values, and without a qualifier it never matches",
                    "Write `ForAnyValue:" + entry.operator() + "` or `ForAllValues:" + entry.operator() + "`.");
        }
        if (!isFor(comparison.family(), key.type())) {
            findings.warning(
                    "data-type-mismatch",
                    entry.operatorPosition(),
                    "`" + entry.operator() + "` does not fit `" + entry.key() + "`, whose type is "
                            + AsciiCase.fold(key.type().name()),
                    "Use an operator for that type.");
        }
    }

    private static boolean isFor(Comparison.Family family, KnownKey.Type type) {
        return switch (family) {
            case NULL -> true;
            // Tags and names are texts, and a text may hold a number, a date, an ARN or an address.
            case STRING -> type == KnownKey.Type.STRING || type == KnownKey.Type.ARN;
            case ARN -> type == KnownKey.Type.ARN || type == KnownKey.Type.STRING;
            case NUMERIC -> type == KnownKey.Type.NUMERIC || type == KnownKey.Type.STRING || type == KnownKey.Type.DATE;
            case DATE -> type == KnownKey.Type.DATE;
            case BOOL -> type == KnownKey.Type.BOOL;
            case IP_ADDRESS -> type == KnownKey.Type.IP;
            case BINARY -> type == KnownKey.Type.BINARY;
        };
    }

    /** Keys of one service are carried only by some of its actions. */
    private static void belongs(ConditionEntry entry, KnownKey key, Statement statement, Findings findings) {
        boolean specific = key.name().startsWith("iam:")
                || key.name().startsWith("sts:")
                || key.name().equals("aws:TagKeys")
                || key.name().equals("aws:RequestTag/");
        if (!specific || statement.actions().isNegated()) {
            return;
        }
        for (PolicyValue value : statement.actions().values()) {
            List<KnownAction> meant = value.text() == null ? List.of() : ActionAdvice.meant(value.text());
            boolean foreign = value.text() == null
                    || (meant.isEmpty()
                            && !value.text().startsWith("iam:")
                            && !value.text().startsWith("sts:"));
            if (foreign || meant.stream().anyMatch(action -> action.carries(key))) {
                return;
            }
        }
        findings.warning(
                "condition-key-not-for-action",
                entry.position(),
                "no action of this statement carries `" + entry.key() + "`, so it is always missing",
                "Remove the condition, or move it to a statement whose actions carry the key.");
    }

    private static void operator(ConditionEntry entry, Findings findings) {
        Comparison comparison = entry.operator().comparison();
        if (comparison == Comparison.NULL && entry.operator().qualifier() != Qualifier.NONE) {
            findings.warning(
                    "null-with-qualifier",
                    entry.operatorPosition(),
                    entry.operator().qualifier() == Qualifier.FOR_ALL_VALUES
                            ? "`" + entry.operator() + "` does not look at the key: it is always true"
                            : "`" + entry.operator() + "` does not look at the key: it is always false",
                    "Write `Null` without a qualifier.");
        }
        if (entry.values().isEmpty()) {
            findings.warning(
                    "empty-array-condition",
                    entry.position(),
                    holdsWithoutKey(entry)
                            ? "an empty list matches no value, and where the key is missing the condition holds"
                            : "an empty list matches no value, and the condition never holds",
                    "List at least one value, or remove the condition.");
        }
        for (PolicyValue value : entry.values()) {
            String text = value.text() == null ? "" : value.text();
            boolean exact = comparison.family() == Comparison.Family.STRING && !comparison.hasWildcards();
            if (exact && hasWildcard(text)) {
                findings.warning(
                        "wildcard-without-like-operator",
                        value.position(),
                        "under `" + entry.operator() + "` the wildcard in `" + text + "` is an ordinary character",
                        "Use `StringLike` or `StringNotLike`.");
            }
            if (comparison.family() == Comparison.Family.DATE && isBareNumber(text)) {
                findings.hint(
                        "invalid-date-value",
                        value.position(),
                        "a bare number is read as seconds since 1970, four digits as a year",
                        "Write the date as `2026-01-31T00:00:00Z`.");
            }
        }
    }

    private static boolean holdsWithoutKey(ConditionEntry entry) {
        return entry.operator().qualifier() == Qualifier.FOR_ALL_VALUES
                || (entry.operator().ifExists() && entry.operator().qualifier() == Qualifier.NONE);
    }

    private static void overPermissive(ConditionEntry entry, Statement statement, Findings findings) {
        boolean open = statement.effect() == Effect.ALLOW
                && entry.operator().qualifier() == Qualifier.FOR_ALL_VALUES
                && entry.operator().comparison() != Comparison.NULL;
        if (open && statement.conditions().stream().noneMatch(other -> demands(other, entry.key()))) {
            findings.security(
                    "for-all-values-with-allow",
                    entry.operatorPosition(),
                    "`ForAllValues:` also holds where `" + entry.key()
                            + "` is missing, so this allows more than it says",
                    "Add `\"Null\": {\"" + entry.key() + "\": \"false\"}` to the condition.");
        }
    }

    private static boolean demands(ConditionEntry entry, String key) {
        return entry.operator().comparison() == Comparison.NULL
                && entry.operator().qualifier() == Qualifier.NONE
                && AsciiCase.equal(entry.key(), key)
                && entry.values().stream()
                        .noneMatch(value -> value.text() != null && AsciiCase.equal(value.text(), "true"));
    }

    private static boolean hasWildcard(String text) {
        String bare = text.replace("${*}", "").replace("${?}", "");
        return bare.contains("*") || bare.contains("?");
    }

    private static boolean isBareNumber(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-')
                && text.indexOf('-', 1) < 0;
    }
}
