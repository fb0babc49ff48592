package dev.latchkey.permission;

import dev.latchkey.identity.NameRule;

/** The friendly name of a policy: 1 to 128 characters; unique in its account ignoring case. */
public record PolicyName(String text) {

    private static final NameRule RULE = new NameRule("policyName", 128, NameRule.NAME_PATTERN, NameRule.NAME);

    /** @throws dev.latchkey.operation.OperationFailed ValidationError for what is no policy name */
    public PolicyName {
        RULE.check(text);
    }
}
