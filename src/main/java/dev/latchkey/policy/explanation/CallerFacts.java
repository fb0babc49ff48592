package dev.latchkey.policy.explanation;

import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a caller to look for a way out: the own user ARN (null for who is no user), whether an MFA
 * device is enabled, and whether the account lets users change their own password.
 */
public record CallerFacts(@Nullable String ownUserArn, boolean hasMfaDevice, boolean accountFlagOn) {}
