package dev.latchkey.policy.explanation;

import dev.latchkey.policy.evaluation.AuthorizationRequest;
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
        @Nullable Long allowedMfaAge) {

    public Reason {
        conditionKeys = List.copyOf(conditionKeys);
    }

    /** One English sentence for the person; values of the request and texts of policies stay out of it. */
    public String sentence() {
        return switch (reasonClass) {
            case NEEDS_MFA -> "Sign in with MFA to do this.";
            case NEEDS_MFA_SETUP -> "This needs MFA, and you have no device yet.";
            case MFA_TOO_OLD ->
                allowedMfaAge == null
                        ? "Your last MFA check is too old for this."
                        : "Your last MFA check is too old; this needs one within " + duration(allowedMfaAge) + ".";
            case EXPLICIT_DENY -> "A policy blocks this: " + place() + ".";
            case NOT_GRANTED -> "Nobody has given you permission for `" + request.action() + "`.";
            case BOUNDARY ->
                "The permissions boundary" + (origin == null ? "" : " `" + origin.name() + "`")
                        + " does not include this.";
            case GRANTED_ELSEWHERE -> "You may do this for `" + resourceName(allowedResource) + "` only.";
            case TOGGLE -> "Users may not change their own password in this account.";
            case CONDITION ->
                "Allowed only when " + keys() + (conditionKeys.size() == 1 ? " fits." : " fit.") + " Yours does not.";
            case POLICY_UNREADABLE -> "One of your policies is damaged, so everything is refused.";
            case QUOTA -> "The limit is reached.";
            case STATE -> "This is not possible in the present state.";
        };
    }

    private String place() {
        String policy = origin == null ? "" : "`" + origin.name() + "`";
        return sid == null || sid.isEmpty() ? "a statement in " + policy : "statement `" + sid + "` in " + policy;
    }

    private String keys() {
        return String.join(
                " and ", conditionKeys.stream().map(key -> "`" + key + "`").toList());
    }

    private static String resourceName(@Nullable String arn) {
        return arn == null ? "" : arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String duration(long seconds) {
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
