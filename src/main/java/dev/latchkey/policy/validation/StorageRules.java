package dev.latchkey.policy.validation;

import dev.latchkey.policy.condition.ListedValue;
import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.ConditionEntry;
import dev.latchkey.policy.document.LanguageVersion;
import dev.latchkey.policy.document.PolicyDocument;
import dev.latchkey.policy.document.PolicyProblem;
import dev.latchkey.policy.document.PolicyProblem.Kind;
import dev.latchkey.policy.document.PolicyValue;
import dev.latchkey.policy.document.Position;
import dev.latchkey.policy.document.Statement;
import java.util.List;

/** The checks that IAM makes on a document that follows the grammar, before it stores it. */
final class StorageRules {

    private StorageRules() {}

    static void check(PolicyDocument document, PolicyKind kind, List<PolicyProblem> problems) {
        if (kind == PolicyKind.MANAGED && document.version() != LanguageVersion.V2012) {
            problems.add(PolicyProblem.of(
                    Kind.VERSION,
                    Kind.VERSION.message(),
                    "a managed policy must have the version `2012-10-17`",
                    Position.START));
        }
        for (Statement statement : document.statements()) {
            for (PolicyValue value : statement.resources().values()) {
                String text = value.text();
                if (text != null) {
                    ResourceForm.check(text, value.position(), kind, problems);
                }
            }
            for (ConditionEntry entry : statement.conditions()) {
                checkValues(entry, kind, document.version().hasVariables(), problems);
            }
        }
    }

    private static void checkValues(
            ConditionEntry entry, PolicyKind kind, boolean variables, List<PolicyProblem> problems) {
        Comparison comparison = entry.operator().comparison();
        if (kind == PolicyKind.SESSION && comparison != Comparison.BINARY_EQUALS) {
            return;
        }
        for (PolicyValue value : entry.values()) {
            String text = value.text();
            if (text != null && !ListedValue.isAcceptable(comparison, text, variables)) {
                problems.add(PolicyProblem.of(
                        Kind.LEGACY_PARSING,
                        Kind.LEGACY_PARSING.message(),
                        "`" + text + "` is not a value that `" + entry.operator() + "` can compare",
                        value.position()));
            }
        }
    }
}
