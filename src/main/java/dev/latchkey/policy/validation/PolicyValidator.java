package dev.latchkey.policy.validation;

import dev.latchkey.policy.document.DocumentReading;
import dev.latchkey.policy.document.PolicyProblem;
import dev.latchkey.policy.document.PolicyReader;
import dev.latchkey.policy.document.UnreadablePolicyException;
import dev.latchkey.policy.validation.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks a document before it is stored: what IAM would refuse, and what its author should know. */
public final class PolicyValidator {

    private PolicyValidator() {}

    public static PolicyValidation validate(String text, PolicyKind kind) {
        DocumentReading reading;
        try {
            reading = PolicyReader.read(text);
        } catch (UnreadablePolicyException unreadable) {
            List<Finding> errors = errors(unreadable.problems());
            return new PolicyValidation(errors, Optional.of(errors.get(0)));
        }
        List<PolicyProblem> problems = new ArrayList<>(reading.problems());
        StorageRules.check(reading.document(), kind, problems);
        // Stages in IAM's order; within a stage the text decides.
        problems.sort(Comparator.comparing(PolicyProblem::kind).thenComparing(PolicyProblem::position));
        List<Finding> errors = errors(problems);
        Findings findings = new Findings();
        errors.forEach(findings::add);
        AuthorsAdvice.give(reading.document(), findings);
        return new PolicyValidation(findings.inOrder(), errors.stream().findFirst());
    }

    private static List<Finding> errors(List<PolicyProblem> problems) {
        return problems.stream()
                .map(problem -> new Finding(
                        problem.id(),
                        Severity.ERROR,
                        problem.position(),
                        problem.detail(),
                        Repairs.forProblem(problem.kind()),
                        problem.message()))
                .toList();
    }
}
