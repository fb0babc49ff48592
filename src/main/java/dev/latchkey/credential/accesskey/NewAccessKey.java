package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.secret.SecretText;
import java.time.Instant;

/** An access key with its secret, told once: in the answer to its creation (API Reference, "AccessKey"). */
public record NewAccessKey(
        String userName, String accessKeyId, CredentialStatus status, SecretText secretAccessKey, Instant createDate) {}
