package dev.latchkey.permission;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.policy.validation.PolicyKind;
import dev.latchkey.policy.validation.PolicyValidator;

/** What a policy document must be before it is stored. */
final class DocumentRules {

    private DocumentRules() {}

    /** Refuses what IAM would not store as a managed policy, with IAM's message, and what is too large. */
    static void checkManaged(String document, int maximum) {
        PolicyValidator.validate(document, PolicyKind.MANAGED).iamMessage().ifPresent(message -> {
            throw new OperationFailed(ErrorCode.MALFORMED_POLICY_DOCUMENT, message);
        });
        long size = document.chars().filter(c -> !isBlank(c)).count();
        if (size > maximum) {
            throw new OperationFailed(ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for PolicySize: " + maximum);
        }
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
