package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user name for one service in a list (API Reference, "ServiceSpecificCredentialMetadata").
 *
 * @param expirationDate null for one that does not expire
 */
public record ServiceSpecificCredentialMetadata(
        String userName,
        CredentialStatus status,
        String serviceUserName,
        Instant createDate,
        @Nullable Instant expirationDate,
        String serviceSpecificCredentialId,
        String serviceName) {}
