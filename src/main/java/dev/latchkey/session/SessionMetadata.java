package dev.latchkey.session;

import java.time.Instant;
import java.util.Optional;

/**
 * What may be told of a session.
 *
 * @param name a name for it that is no secret
 * @param factor what was proved to begin it
 * @param mfaAt when MFA was proved in it
 */
public record SessionMetadata(
        String name,
        String address,
        String userAgent,
        String factor,
        Optional<Instant> mfaAt,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt) {}
