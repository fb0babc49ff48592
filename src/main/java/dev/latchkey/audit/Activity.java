package dev.latchkey.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the trail as it is read: what happened, who did it, and why it ended like that.
 *
 * @param occurrences how many equal ones it stands for
 */
public record Activity(
        UUID id,
        Instant at,
        UUID requestId,
        @Nullable String principalId,
        @Nullable String principalName,
        String sourceAddress,
        String userAgent,
        String action,
        String resource,
        String result,
        String reason,
        @Nullable String policy,
        @Nullable String statementId,
        @Nullable String conditionKeys,
        @Nullable Boolean mfa,
        @Nullable String credential,
        String node,
        int occurrences) {

    /** How the result is marked. */
    public String badge() {
        return switch (result) {
            case "allowed" -> "success";
            case "denied" -> "error";
            default -> "warning";
        };
    }

    public boolean isDenied() {
        return result.equals("denied");
    }

    /** The MFA state of the credential, in words. */
    public String mfaText() {
        if (mfa == null) {
            return "";
        }
        return mfa ? "with MFA" : "without MFA";
    }
}
