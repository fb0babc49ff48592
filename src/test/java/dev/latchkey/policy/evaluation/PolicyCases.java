package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyCase;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.evaluation.Decision.Allowed;
import dev.latchkey.policy.evaluation.Decision.DeniedAsUnreadable;
import dev.latchkey.policy.evaluation.Decision.ExplicitlyDenied;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The decision tables under {@code policy-cases}, and what is expected of a row. */
public final class PolicyCases {

    private PolicyCases() {}

    /** The tables, one for each section of the language. */
    public static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/policy-cases"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    static Stream<PolicyCase> rows() throws IOException {
        return tables().stream().flatMap(table -> PolicyCase.ofFile(table).stream());
    }

    /** The engine decides as the row says, by the statement that the row names, and explains just that. */
    public static void assertDecided(PolicyCase row) {
        Explanation explanation = PolicyEngine.explain(row.request(), row.policies());
        Decision decision = explanation.decision();

        assertThat(name(decision)).as("%s", row).isEqualTo(row.decision());
        if (!row.by().isEmpty()) {
            assertThat(decider(decision, row.by())).as("%s", row).isEqualTo(row.by());
        }
        assertThat(PolicyEngine.decide(row.request(), row.policies()))
                .as("%s: without an explanation", row)
                .isEqualTo(decision);
        assertThat(decisionOf(explanation, row.policies()))
                .as("%s: the explanation leads to the same decision", row)
                .isEqualTo(decision.isAllowed());
    }

    private static boolean decisionOf(Explanation explanation, ApplicablePolicies policies) {
        boolean byStatement =
                !(explanation.decision() instanceof Allowed allowed) || allowed.basis() == Allowed.Basis.STATEMENT;
        boolean denied = explanation.applying().stream().anyMatch(trace -> trace.effect() == Effect.DENY);
        boolean allowed = !denied
                && policies.unreadable() == null
                && allows(explanation, PolicyType.IDENTITY)
                && (policies.boundary() == null || allows(explanation, PolicyType.BOUNDARY))
                && (policies.session() == null || allows(explanation, PolicyType.SESSION));
        return byStatement ? allowed : explanation.decision().isAllowed();
    }

    private static boolean allows(Explanation explanation, PolicyType type) {
        return explanation.statements(type, Effect.ALLOW).anyMatch(StatementTrace::applies);
    }

    private static String name(Decision decision) {
        if (decision.isAllowed()) {
            return "allow";
        }
        return decision instanceof ExplicitlyDenied
                ? "explicit deny"
                : decision instanceof DeniedAsUnreadable ? "unreadable" : "implicit deny";
    }

    private static String decider(Decision decision, String expected) {
        DecidingStatement statement = decision.statement();
        if (statement == null) {
            return decision instanceof Allowed allowed ? allowed.basis().name() : String.valueOf(decision.policyType());
        }
        String index = "#" + statement.index();
        if (expected.startsWith("#")) {
            return index;
        }
        if (expected.contains("#")) {
            return decision.policyType() + index;
        }
        return String.valueOf(statement.sid());
    }
}
