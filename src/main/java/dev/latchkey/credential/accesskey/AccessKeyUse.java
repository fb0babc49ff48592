package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.LastUsed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer of GetAccessKeyLastUsed (API Reference). */
public record AccessKeyUse(String userName, AccessKeyLastUsed accessKeyLastUsed) {

    private static final String NOT_APPLICABLE = "N/A";

    /** The use of one key; without a date, and with {@code N/A}, for one that was never used. */
    public record AccessKeyLastUsed(@Nullable Instant lastUsedDate, String serviceName, String region) {}

    static AccessKeyUse of(String userName, Optional<LastUsed> use) {
        return new AccessKeyUse(
                userName,
                use.map(known -> new AccessKeyLastUsed(known.at(), known.service(), known.region()))
                        .orElseGet(() -> new AccessKeyLastUsed(null, NOT_APPLICABLE, NOT_APPLICABLE)));
    }
}
