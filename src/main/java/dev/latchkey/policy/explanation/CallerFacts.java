package dev.latchkey.policy.explanation;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a caller to look for a way out: the own user ARN (null for who is no user), whether an MFA
 * device is enabled (asked only where that matters), and whether the account lets users change their own password.
 */
public record CallerFacts(@Nullable String ownUserArn, BooleanSupplier mfaDevice, boolean accountFlagOn) {

    /** Facts that are all known. */
    public CallerFacts(@Nullable String ownUserArn, boolean hasMfaDevice, boolean accountFlagOn) {
        this(ownUserArn, () -> hasMfaDevice, accountFlagOn);
    }

    boolean hasMfaDevice() {
        return mfaDevice.getAsBoolean();
    }
}
