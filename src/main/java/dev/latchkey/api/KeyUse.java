package dev.latchkey.api;

import java.time.Instant;

/**
 * Told of every request whose signature was right; the room of access keys remembers the latest, and writes it down in
 * its own time. It has to return at once.
 */
public interface KeyUse {

    /**
     * @param service {@code iam} or {@code sts}
     * @param region the region that the client named in its signature
     */
    void used(String accessKeyId, Instant at, String service, String region);
}
