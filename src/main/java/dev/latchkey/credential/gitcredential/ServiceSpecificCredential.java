package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.secret.SecretText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user name and password for one service, as they are told of once (API Reference, "ServiceSpecificCredential").
 *
 * @param expirationDate null for one that does not expire
 * @param servicePassword only its hash is stored
 */
public record ServiceSpecificCredential(
        Instant createDate,
        @Nullable Instant expirationDate,
        String serviceName,
        String serviceUserName,
        SecretText servicePassword,
        String serviceSpecificCredentialId,
        String userName,
        CredentialStatus status) {}
