package dev.latchkey.permission;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.policy.validation.PolicyKind;
import dev.latchkey.policy.validation.PolicyValidator;
import java.util.List;

/** What a policy document must be before it is stored. */
final class DocumentRules {

    private DocumentRules() {}

    /** Refuses what IAM would not store as a managed policy, with IAM's message, and what is too large. */
    static void checkManaged(String document, int maximum) {
        check(document, PolicyKind.MANAGED);
        if (size(document) > maximum) {
            throw new OperationFailed(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Cannot exceed quota for PolicySize: " + maximum,
                    List.of(new FieldProblem(
                            "policyDocument",
                            "The policy has " + size(document) + " characters, blanks not counted; " + maximum
                                    + " are the most.")));
        }
    }

    /** Refuses what IAM would not store as an inline policy; its size counts together with others'. */
    static void checkInline(String document) {
        check(document, PolicyKind.INLINE);
    }

    /** The characters that count. */
    static long size(String document) {
        return document.chars().filter(c -> !isBlank(c)).count();
    }

    private static void check(String document, PolicyKind kind) {
        PolicyValidator.validate(document, kind).rejection().ifPresent(rejection -> {
            throw new OperationFailed(
                    ErrorCode.MALFORMED_POLICY_DOCUMENT,
                    String.valueOf(rejection.iamMessage()),
                    List.of(new FieldProblem(
                            "policyDocument",
                            "The policy cannot be stored: " + rejection.explanation() + " (line "
                                    + rejection.position().line() + ", column "
                                    + rejection.position().column() + ").")));
        });
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
