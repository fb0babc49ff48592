package dev.latchkey.api;

import dev.latchkey.operation.Principal;
import dev.latchkey.secret.SecretText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that programs sign with.
 *
 * @param secret the secret access key, opened
 * @param isActive whether it may be used
 * @param principal whose it is, with tags
 * @param temporary what makes it a temporary one; null for a long-term key
 */
public record SigningKey(
        String accessKeyId,
        SecretText secret,
        boolean isActive,
        Principal.User principal,
        @Nullable Temporary temporary) {

    /**
     * A temporary key goes with a session token and ends by itself.
     *
     * @param tokenHash the SHA-256 of the session token that has to come with it
     * @param mfaAt when MFA was proved for it, or null
     */
    public record Temporary(
            byte[] tokenHash,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant mfaAt) {}
}
