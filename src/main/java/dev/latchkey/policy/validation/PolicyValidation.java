package dev.latchkey.policy.validation;

import dev.latchkey.policy.validation.Finding.Severity;
import java.util.List;
import java.util.Optional;

/** Everything found in a document, in the order of its text; the first error in IAM's order is what IAM would say. */
public record PolicyValidation(List<Finding> findings, Optional<Finding> rejection) {

    public PolicyValidation {
        findings = List.copyOf(findings);
    }

    public boolean isAcceptable() {
        return rejection.isEmpty();
    }

    /** IAM's message for the document; empty for one that it stores. */
    public Optional<String> iamMessage() {
        return rejection.map(Finding::iamMessage);
    }

    public List<Finding> ofSeverity(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
