package dev.latchkey.credential.password;

import java.time.Instant;
import java.util.Optional;

/**
 * How old a console password is.
 *
 * @param expiresAt empty where passwords do not expire
 */
public record PasswordAge(Instant changedAt, Optional<Instant> expiresAt) {}
