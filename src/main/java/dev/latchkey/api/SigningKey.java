package dev.latchkey.api;

import dev.latchkey.operation.Principal;
import dev.latchkey.operation.SeenVersions;
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
 * @param versions the version rows of the user and its account, read together with the key; null where they were not
 */
public record SigningKey(
        String accessKeyId,
        SecretText secret,
        boolean isActive,
        Principal.User principal,
        @Nullable Temporary temporary,
        @Nullable SeenVersions versions) {

    /** A key that was read without the version rows: permissions are then looked up for every call. */
    public SigningKey(
            String accessKeyId,
            SecretText secret,
            boolean isActive,
            Principal.User principal,
            @Nullable Temporary temporary) {
        this(accessKeyId, secret, isActive, principal, temporary, null);
    }

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
