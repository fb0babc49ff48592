package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.secret.SecretText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user name for one service as it is stored.
 *
 * @param userName of its owner, in the stored spelling
 * @param serviceUserName what the service knows; it stays when the owner is renamed
 */
record StoredCredential(
        String id,
        String userId,
        String userName,
        String serviceName,
        String serviceUserName,
        CredentialStatus status,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    ServiceSpecificCredential with(SecretText password) {
        return new ServiceSpecificCredential(
                createdAt, expiresAt, serviceName, serviceUserName, password, id, userName, status);
    }

    ServiceSpecificCredentialMetadata metadata() {
        return new ServiceSpecificCredentialMetadata(
                userName, status, serviceUserName, createdAt, expiresAt, id, serviceName);
    }
}
