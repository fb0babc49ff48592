package dev.latchkey.policy.validation;

import dev.latchkey.policy.arn.GlobPattern;
import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.PolicyDocument;
import dev.latchkey.policy.document.PolicyValue;
import dev.latchkey.policy.document.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Advice on statements that say what another one says, or that a Deny leaves without effect. */
final class RedundancyAdvice {

    /** Characters that no action holds, to stand for whatever a wildcard might take. */
    private static final String ANYTHING = "\u0001".repeat(64);

    /** Beyond that a document is too long for anybody to read, and comparing would take long. */
    private static final int MOST_PAIRS = 100_000;

    private RedundancyAdvice() {}

    static void give(PolicyDocument document, Findings findings) {
        Map<Meaning, Statement> meanings = new HashMap<>();
        List<Statement> blankets = document.statements().stream()
                .filter(RedundancyAdvice::deniesEverywhere)
                .limit(20)
                .toList();
        for (Statement statement : document.statements()) {
            Statement same = meanings.putIfAbsent(Meaning.of(statement), statement);
            if (same != null) {
                findings.warning(
                        "duplicate-statement",
                        statement.start(),
                        "this statement says the same as the one at " + same.start(),
                        "Remove one of the two.");
            }
            if (statement.effect() == Effect.ALLOW && !statement.actions().isNegated()) {
                blankets.stream()
                        .filter(deny -> covers(deny, statement))
                        .findFirst()
                        .ifPresent(deny -> findings.warning(
                                "unreachable-statement",
                                statement.start(),
                                "the Deny at " + deny.start() + " denies all that this statement allows",
                                "Remove the statement, or narrow the Deny."));
            }
        }
    }

    private static boolean deniesEverywhere(Statement statement) {
        return statement.effect() == Effect.DENY
                && statement.conditions().isEmpty()
                && !statement.actions().isNegated()
                && !statement.resources().isNegated()
                && statement.resources().values().stream().anyMatch(value -> "*".equals(value.text()));
    }

    private static boolean covers(Statement deny, Statement allow) {
        if ((long) deny.actions().values().size() * allow.actions().values().size() > MOST_PAIRS) {
            return false;
        }
        List<GlobPattern> denied = deny.actions().values().stream()
                .map(value -> GlobPattern.foldedGlob(String.valueOf(value.text())))
                .toList();
        List<PolicyValue> allowed = allow.actions().values();
        return !allowed.isEmpty()
                && allowed.stream().map(value -> String.valueOf(value.text())).allMatch(action -> denied.stream()
                        .anyMatch(glob -> includes(glob, action)));
    }

    /** Whether a pattern matches everything that another one matches. */
    private static boolean includes(GlobPattern glob, String pattern) {
        String longest = pattern.replace("*", ANYTHING).replace('?', '\u0001');
        String shortest = pattern.replace("*", "").replace('?', '\u0001');
        return glob.matchesFrom(longest, 0) && glob.matchesFrom(shortest, 0);
    }

    /** What a statement says, whatever the order of its lists and its Sid. */
    private record Meaning(
            Effect effect,
            boolean notAction,
            Set<String> actions,
            boolean notResource,
            Set<String> resources,
            Set<String> conditions) {

        static Meaning of(Statement statement) {
            return new Meaning(
                    statement.effect(),
                    statement.actions().isNegated(),
                    statement.actions().values().stream()
                            .map(value -> AsciiCase.fold(String.valueOf(value.text())))
                            .collect(Collectors.toSet()),
                    statement.resources().isNegated(),
                    statement.resources().values().stream()
                            .map(value -> String.valueOf(value.text()))
                            .collect(Collectors.toSet()),
                    statement.conditions().stream()
                            .map(entry -> entry.operator() + " " + AsciiCase.fold(entry.key()) + " "
                                    + entry.values().stream()
                                            .map(PolicyValue::text)
                                            .sorted()
                                            .toList())
                            .collect(Collectors.toSet()));
        }
    }
}
