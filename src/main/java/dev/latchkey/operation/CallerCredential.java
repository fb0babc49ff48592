package dev.latchkey.operation;

import dev.latchkey.policy.evaluation.RequestContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a request was authenticated with; it decides which MFA keys the request has. */
public sealed interface CallerCredential {

    /** When MFA was last proved with this credential, or null. */
    default @Nullable Instant mfaAt() {
        return null;
    }

    /** Whether a person is there who can be asked once more. A signed call is not: IAM knows no such question. */
    default boolean canBeAsked() {
        return false;
    }

    /** The beginning of its public id, enough to find it in the trail; never a secret. */
    String idPrefix();

    /** Adds the keys that depend on the credential. */
    void addTo(RequestContext.Builder context, Instant now);

    /**
     * A session of the portal's pages. Its MFA key is present always, true or false, as for any temporary credential.
     *
     * @param id a name for the session that is no secret
     * @param startedAt when it was issued
     * @param mfaAt when MFA was proved in it, or null
     */
    record ConsoleSession(
            String id, Instant startedAt, @Nullable Instant mfaAt) implements CallerCredential {

        @Override
        public boolean canBeAsked() {
            return true;
        }

        @Override
        public String idPrefix() {
            return "session " + id;
        }

        @Override
        public void addTo(RequestContext.Builder context, Instant now) {
            addSession(context, startedAt, mfaAt, now);
        }
    }

    /** A long-term access key: no MFA key is present at all. */
    record LongTermKey(String accessKeyId) implements CallerCredential {

        @Override
        public String idPrefix() {
            return accessKeyId;
        }

        @Override
        public void addTo(RequestContext.Builder context, Instant now) {
            // A long-term key carries no MFA and no issue time.
        }
    }

    /**
     * Temporary credentials of STS. Their MFA key is present always, true or false.
     *
     * @param accessKeyId {@code ASIA…}
     * @param issuedAt when they were issued
     * @param mfaAt when MFA was proved for them, or null
     */
    record TemporaryCredential(
            String accessKeyId, Instant issuedAt, @Nullable Instant mfaAt) implements CallerCredential {

        @Override
        public String idPrefix() {
            return accessKeyId;
        }

        @Override
        public void addTo(RequestContext.Builder context, Instant now) {
            addSession(context, issuedAt, mfaAt, now);
        }
    }

    /** The host itself: set-up, demo data, commands run by the operator. */
    record Host(String task) implements CallerCredential {

        @Override
        public String idPrefix() {
            return "host " + task;
        }

        @Override
        public void addTo(RequestContext.Builder context, Instant now) {
            // The host acts as the account's root, which no condition restricts.
        }
    }

    /** What every session has, of the console or of STS. */
    private static void addSession(
            RequestContext.Builder context, Instant issuedAt, @Nullable Instant mfaAt, Instant now) {
        context.put("aws:TokenIssueTime", issuedAt.toString())
                .put("aws:MultiFactorAuthPresent", mfaAt == null ? "false" : "true");
        if (mfaAt != null) {
            long age = Math.max(0, Duration.between(mfaAt, now).toSeconds());
            context.put("aws:MultiFactorAuthAge", Long.toString(age));
        }
    }
}
