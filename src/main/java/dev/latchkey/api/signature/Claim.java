package dev.latchkey.api.signature;

import java.util.List;
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

    /** Whether it came in the address instead of in the header. */
    public boolean isPresigned() {
        return expires != null;
    }
}
