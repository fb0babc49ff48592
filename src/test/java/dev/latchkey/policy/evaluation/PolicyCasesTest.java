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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every decision table under {@code policy-cases}. */
class PolicyCasesTest {

    static Stream<PolicyCase> rows() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/policy-cases"))) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return sorted.stream().flatMap(file -> PolicyCase.ofFile(file).stream());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void is_decided_as_its_row_says(PolicyCase row) {
        Explanation explanation = PolicyEngine.explain(row.request(), row.policies());

        assertThat(name(explanation.decision())).isEqualTo(row.decision());
        if (!row.by().isEmpty()) {
            assertThat(decider(explanation.decision(), row.by())).isEqualTo(row.by());
        }
        assertThat(decisionOf(explanation, row.policies()))
                .as("the explanation leads to the same decision")
                .isEqualTo(explanation.decision().isAllowed());
    }

    @Test
    void are_at_least_six_hundred() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(600);
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
