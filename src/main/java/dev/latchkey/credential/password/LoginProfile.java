package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.signin.PasswordDue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's console password as it is stored.
 *
 * @param unusedUntil a generated password that nobody has used by then is dead; null for any other
 * @param lastUsedAt null for one that was never used
 */
record LoginProfile(
        String userId,
        String passwordHash,
        Instant changedAt,
        boolean isResetRequired,
        @Nullable Instant unusedUntil,
        @Nullable Instant lastUsedAt,
        Instant createdAt) {

    /** Whether it can open anything still. */
    boolean isAlive(Instant now) {
        return unusedUntil == null || now.isBefore(unusedUntil);
    }

    /** Why it has to be replaced before anything else, or null. */
    @Nullable
    PasswordDue due(PasswordPolicy policy, Instant now) {
        if (policy.isExpired(changedAt, now)) {
            return policy.hardExpiry() ? PasswordDue.EXPIRED_FOR_GOOD : PasswordDue.EXPIRED;
        }
        if (!isResetRequired) {
            return null;
        }
        return lastUsedAt == null ? PasswordDue.FIRST_SIGN_IN : PasswordDue.RESET;
    }

    @Override
    public String toString() {
        return "LoginProfile[" + userId + "]";
    }
}
