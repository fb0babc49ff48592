package dev.latchkey.credential.mfa.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * What may be told of a user's recovery codes.
 *
 * @param made how many there are in the set
 * @param unused how many of them are good still
 * @param usedAt when one was last used
 */
public record RecoveryCodeStatus(int made, int unused, Optional<Instant> madeAt, Optional<Instant> usedAt) {}
