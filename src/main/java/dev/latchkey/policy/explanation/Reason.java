package dev.latchkey.policy.explanation;

import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.DecidingStatement;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is denied and what would unblock it, as data.
 *
 * @param origin the policy to name, null where there is none
 * @param sid the statement to name, null where there is none or it has none
 * @param conditionKeys the condition keys at issue, as the policies spell them
 * @param allowedResource the caller's own resource on which the action is allowed, for that class alone
 * @param allowedMfaAge the greatest age of an MFA check, in seconds, that is still allowed, for that class alone
 * @param nearest where no statement decided, the one that allows the action on something else or under a condition;
 *     null where there is none
 * @param held the policies that were asked and none of which allows it; empty where the reason is another one
 */
public record Reason(
        ReasonClass reasonClass,
        AuthorizationRequest request,
        Decision decision,
        @Nullable PolicyOrigin origin,
        @Nullable String sid,
        List<String> conditionKeys,
        WayOut wayOut,
        @Nullable String allowedResource,
        @Nullable Long allowedMfaAge,
        @Nullable DecidingStatement nearest,
        List<PolicyOrigin> held) {

    public Reason {
        conditionKeys = List.copyOf(conditionKeys);
        held = List.copyOf(held);
    }

    /** The statement to show to the person: the one that decided, or else the nearest one; null where there is none. */
    public @Nullable DecidingStatement statement() {
        DecidingStatement deciding = decision.statement();
        return deciding == null ? nearest : deciding;
    }

    /** One English sentence for the person; values of the request and texts of policies stay out of it. */
    public String sentence() {
        return switch (reasonClass) {
            case NEEDS_MFA -> "Sign in with MFA to do this.";
            case NEEDS_MFA_SETUP -> "This needs MFA, and you have no device yet.";
            case MFA_TOO_OLD -> mfaTooOld();
            case EXPLICIT_DENY ->
                sid == null || sid.isEmpty()
                        ? "A policy blocks this: a statement in `" + policy() + "`."
                        : "A policy blocks this: statement `" + sid + "` in `" + policy() + "`.";
            case NOT_GRANTED -> "Nobody has given you permission for `" + request.action() + "`.";
            case BOUNDARY ->
                origin == null
                        ? "The permissions boundary does not include this."
                        : "The permissions boundary `" + policy() + "` does not include this.";
            case GRANTED_ELSEWHERE -> "You may do this for `" + resourceName(allowedResource) + "` only.";
            case TOGGLE -> "Users may not change their own password in this account.";
            case CONDITION ->
                conditionKeys.size() == 1
                        ? "Allowed only when `" + conditionKeys.get(0) + "` fits. Yours does not."
                        : "Allowed only when `" + String.join("` and `", conditionKeys) + "` fit. Yours does not.";
            case POLICY_UNREADABLE -> "One of your policies is damaged, so everything is refused.";
            case QUOTA -> "The limit is reached.";
            case STATE -> "This is not possible in the present state.";
        };
    }

    private String mfaTooOld() {
        if (allowedMfaAge == null) {
            return "Your last MFA check is too old for this.";
        }
        if (allowedMfaAge % 3600 == 0) {
            return "Your last MFA check is too old; this needs one within " + allowedMfaAge / 3600 + " h.";
        }
        return allowedMfaAge % 60 == 0
                ? "Your last MFA check is too old; this needs one within " + allowedMfaAge / 60 + " min."
                : "Your last MFA check is too old; this needs one within " + allowedMfaAge + " s.";
    }

    private String policy() {
        return origin == null ? "" : origin.name();
    }

    private static String resourceName(@Nullable String arn) {
        return arn == null ? "" : arn.substring(arn.lastIndexOf(':') + 1);
    }
}
