package dev.latchkey.credential.sessiontoken;

import dev.latchkey.secret.SecretText;
import java.time.Instant;

/** What is issued, once (STS API Reference, "Credentials"). */
public record SessionCredentials(
        String accessKeyId, SecretText secretAccessKey, SecretText sessionToken, Instant expiration) {}
