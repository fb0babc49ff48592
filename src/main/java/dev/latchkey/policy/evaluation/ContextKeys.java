package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.document.ContextKey;

/** The context keys that rules of the service itself look at. */
public final class ContextKeys {

    public static final ContextKey MFA_PRESENT = ContextKey.of("aws:MultiFactorAuthPresent");
    public static final ContextKey MFA_AGE = ContextKey.of("aws:MultiFactorAuthAge");

    private ContextKeys() {}
}
