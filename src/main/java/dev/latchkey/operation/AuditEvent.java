package dev.latchkey.operation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit trail: who did what to what, from where, with which result, and why.
 *
 * @param accountId the account concerned, or null before one is known
 * @param principalId the unique id of who acted, or null before that is known
 * @param principalName the name of who acted, as told
 * @param action the action's name, such as {@code iam:ChangePassword} or {@code signin:Password}
 * @param resource the ARN acted on, or {@code *}
 * @param reason why it ended like that, in a few words
 * @param policy the deciding policy, or null
 * @param statementId the deciding statement, or null
 * @param conditionKeys the condition keys of the deciding statement, comma-separated, or null
 * @param mfa the MFA state of the credential; null where there was none
 * @param credential the beginning of the credential's public id, or null
 */
public record AuditEvent(
        UUID requestId,
        @Nullable String accountId,
        @Nullable String principalId,
        @Nullable String principalName,
        String sourceAddress,
        String userAgent,
        String action,
        String resource,
        Result result,
        String reason,
        @Nullable String policy,
        @Nullable String statementId,
        @Nullable String conditionKeys,
        @Nullable Boolean mfa,
        @Nullable String credential) {

    /** How it ended. */
    public enum Result {
        ALLOWED,
        DENIED,
        FAILED
    }

    /** What a caller did, or tried, to a resource. */
    public static AuditEvent of(Caller caller, String action, String resource, Result result, String reason) {
        return new AuditEvent(
                caller.origin().requestId(),
                caller.accountId(),
                caller.principal().uniqueId(),
                caller.principal().name(),
                caller.origin().sourceAddress(),
                caller.origin().userAgent(),
                action,
                resource,
                result,
                reason,
                null,
                null,
                null,
                caller.credential().mfaAt() != null,
                caller.credential().idPrefix());
    }

    /** The same event with the statement that decided it. */
    public AuditEvent decidedBy(
            @Nullable String decidingPolicy, @Nullable String decidingStatement, @Nullable String keys) {
        return new AuditEvent(
                requestId,
                accountId,
                principalId,
                principalName,
                sourceAddress,
                userAgent,
                action,
                resource,
                result,
                reason,
                decidingPolicy,
                decidingStatement,
                keys,
                mfa,
                credential);
    }
}
