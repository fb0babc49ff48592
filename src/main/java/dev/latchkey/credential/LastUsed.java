package dev.latchkey.credential;

import java.time.Instant;

/**
 * When a credential was last used, and for what.
 *
 * @param service the service that was asked: {@code iam}
 * @param region the region that the request named
 */
public record LastUsed(Instant at, String service, String region) {}
