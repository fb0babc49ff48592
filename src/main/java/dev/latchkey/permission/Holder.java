package dev.latchkey.permission;

import dev.latchkey.identity.Missing;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;

/** What holds policies, with the places where that is stored. */
enum Holder {
    USER("user", "PoliciesPerUser"),
    GROUP("group", "PoliciesPerGroup");

    private final String word;
    private final String quotaName;

    Holder(String word, String quotaName) {
        this.word = word;
        this.quotaName = quotaName;
    }

    /** The column with its unique id. */
    String idColumn() {
        return word + "_id";
    }

    /** The table of managed policies attached to it. */
    String attachmentTable() {
        return word + "_policy_attachment";
    }

    /** The table of its own policies. */
    String inlineTable() {
        return word + "_inline_policy";
    }

    /** IAM's name for how many may be attached. */
    String quotaName() {
        return quotaName;
    }

    /** How many may be attached. */
    int attachmentQuota(LatchkeyConfiguration.Quota quota) {
        return this == USER ? quota.policiesPerUser() : quota.policiesPerGroup();
    }

    /** How large all of its own policies may be together. */
    int inlineQuota(LatchkeyConfiguration.Quota quota) {
        return this == USER ? quota.inlinePolicySizePerUser() : quota.inlinePolicySizePerGroup();
    }

    /** The unique id of the one that was permitted to be acted on; NoSuchEntity where there is none. */
    String requireId(Permit permit) {
        return this == USER ? Missing.requireUser(permit) : Missing.requireGroup(permit);
    }

    /** What is said where it has no policy of its own of that name. */
    OperationFailed missingInline(String policyName) {
        return new OperationFailed(
                ErrorCode.NO_SUCH_ENTITY, "The " + word + " policy with name " + policyName + " cannot be found.");
    }

    /** What is said where its own policies would be too large. */
    OperationFailed tooLarge(Permit permit, int quota) {
        return new OperationFailed(
                ErrorCode.LIMIT_EXCEEDED,
                "Maximum policy size of " + quota + " bytes exceeded for " + word + " "
                        + permit.resource().name());
    }
}
