package dev.latchkey.api.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its signature.
 *
 * @param dateTime when it was signed, as {@code 20260131T120000Z}
 * @param signature hexadecimal, as sent
 * @param securityToken the session token that came with it, or null
 * @param expires seconds for which a presigned address holds; null for a signature in the header
 */
public record Claim(
        String accessKeyId,
        Scope scope,
        String dateTime,
        List<String> signedHeaders,
        String signature,
        @Nullable String securityToken,
        @Nullable Long expires) {

    /** Until when it is accepted by clocks that may differ so much. */
    public Instant validUntil(Duration skew) {
        Duration own = expires == null ? Duration.ZERO : Duration.ofSeconds(expires);
        return Objects.requireNonNull(ClaimReader.parse(dateTime)).plus(own.compareTo(skew) > 0 ? own : skew);
    }

    /** Whether it came in the address instead of in the header. */
    public boolean isPresigned() {
        return expires != null;
    }
}
