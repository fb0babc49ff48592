package dev.latchkey.account;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import org.jspecify.annotations.Nullable;

/**
 * The password policy that holds for an account: its own one, or else IAM's default.
 *
 * @param version tells two states of the account's own policy apart; 0 while there is none
 */
public record EffectivePasswordPolicy(PasswordPolicy policy, long version) {

    static final EffectivePasswordPolicy IAM_DEFAULT = new EffectivePasswordPolicy(PasswordPolicy.iamDefault(), 0);

    /** Refuses to go on from another state than the one that an administrator looked at. */
    void requireVersion(@Nullable Long expected) {
        if (expected != null && expected != version) {
            throw new OperationFailed(
                    ErrorCode.CONCURRENT_MODIFICATION,
                    "The password policy was changed by somebody else in the meantime.");
        }
    }
}
