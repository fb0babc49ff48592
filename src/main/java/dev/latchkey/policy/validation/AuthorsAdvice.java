package dev.latchkey.policy.validation;

import dev.latchkey.policy.document.PolicyDocument;
import dev.latchkey.policy.document.Statement;

/** All that is worth telling the author of a document that IAM would store. */
final class AuthorsAdvice {

    private AuthorsAdvice() {}

    static void give(PolicyDocument document, Findings findings) {
        boolean variables = document.version().hasVariables();
        for (Statement statement : document.statements()) {
            ActionAdvice.give(statement, findings);
            ResourceAdvice.give(statement, variables, findings);
            VariableAdvice.give(statement, variables, findings);
            ConditionAdvice.give(statement, findings);
            EscalationAdvice.give(statement, document.version(), findings);
        }
        RedundancyAdvice.give(document, findings);
    }
}
