package dev.latchkey.permission;

import dev.latchkey.language.Language;
import dev.latchkey.policy.validation.Finding.Severity;
import dev.latchkey.policy.validation.PolicyKind;
import dev.latchkey.policy.validation.PolicyValidation;
import dev.latchkey.policy.validation.PolicyValidator;
import dev.latchkey.web.FormErrors;
import java.util.List;

/**
 * What is to be said about a text in the editor: its findings and its size.
 *
 * @param numbered the text with line numbers, where findings lead to lines
 */
record EditorCheck(
        List<FindingLine> findings,
        String summary,
        boolean hasErrors,
        boolean hasSecurityFindings,
        long size,
        int largest,
        List<DocumentLines.Line> numbered) {

    private static final int MOST_LINES = 2000;

    static EditorCheck of(String document, int largest) {
        PolicyValidation validation = PolicyValidator.validate(document, PolicyKind.MANAGED);
        List<DocumentLines.Line> lines = validation.findings().isEmpty() ? List.of() : DocumentLines.of(document);
        return new EditorCheck(
                FindingLine.of(validation),
                FindingBadge.of(validation).text(),
                !validation.isAcceptable(),
                !validation.ofSeverity(Severity.SECURITY).isEmpty(),
                DocumentRules.size(document),
                largest,
                lines.size() > MOST_LINES ? List.of() : lines);
    }

    public boolean isTooLarge() {
        return size > largest;
    }

    /** The size in words. */
    public String meter() {
        return grouped(size) + " of " + grouped(largest) + " characters, blanks not counted";
    }

    /**
     * What keeps the text from being saved.
     *
     * @param language in which the finding that stands within the sentence is told
     */
    FormErrors errors(boolean understood, Language language) {
        if (hasErrors) {
            FindingLine first = findings.stream()
                    .filter(finding -> finding.kind().equals("error"))
                    .findFirst()
                    .orElseThrow();
            return FormErrors.of(
                    "policyDocument",
                    "The policy cannot be saved. Line " + first.line() + ", column " + first.column() + ": "
                            + first.plain(language));
        }
        if (isTooLarge()) {
            return FormErrors.of("policyDocument", "The policy is too large: " + meter() + ".");
        }
        if (hasSecurityFindings && !understood) {
            return FormErrors.of(
                    "understood",
                    "The policy has security findings. Read them, and tick the box to save it all the same.");
        }
        return FormErrors.NONE;
    }

    private static String grouped(long number) {
        return number < 1000 ? Long.toString(number) : number / 1000 + " " + String.format("%03d", number % 1000);
    }
}
