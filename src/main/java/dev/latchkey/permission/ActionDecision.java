package dev.latchkey.permission;

import dev.latchkey.policy.evaluation.DecidingStatement;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PolicyOrigin;

/**
 * What a user's policies come to about one action, and which statement decided.
 *
 * @param word allowed, explicitly denied or not allowed, in words
 * @param policy the deciding policy; empty where the absence of one decided
 * @param statement the deciding statement's id, or its number where it has none; empty where none decided
 * @param place the line of the policy's page where that statement begins; empty for a policy that has no page
 * @param held how the user comes by the policy
 */
public record ActionDecision(
        String action,
        String resource,
        boolean isAllowed,
        String word,
        String policy,
        String statement,
        String place,
        String held) {

    static ActionDecision of(String action, String resource, Decision decision) {
        PolicyOrigin origin = decision.origin();
        DecidingStatement statement = decision.statement();
        return new ActionDecision(
                action,
                resource,
                decision.isAllowed(),
                word(decision),
                origin == null ? "" : origin.name(),
                statement == null ? "" : named(statement),
                statement == null ? "" : place(statement),
                origin == null ? nobody(decision) : held(origin));
    }

    /** Its Sid, or else which one of its policy it is. */
    private static String named(DecidingStatement statement) {
        String sid = statement.sid();
        return sid == null || sid.isEmpty() ? Integer.toString(statement.index() + 1) : sid;
    }

    private static String place(DecidingStatement statement) {
        String arn = statement.origin().arn();
        return arn == null
                ? ""
                : PolicyAddress.of(arn).path("#line-" + statement.start().line());
    }

    private static String word(Decision decision) {
        if (decision.isAllowed()) {
            return "Allowed";
        }
        return decision instanceof Decision.ImplicitlyDenied ? "Not allowed" : "Denied";
    }

    private static String nobody(Decision decision) {
        return decision.isAllowed() ? "Needs no permission" : "No policy allows it";
    }

    private static String held(PolicyOrigin origin) {
        return switch (origin.kind()) {
            case BOUNDARY -> "Permissions boundary";
            case ACCOUNT_SETTING -> "Account setting";
            case SESSION -> "Session";
            case INLINE -> origin.group() == null ? "Inline" : "Inline in group " + origin.group();
            default -> origin.group() == null ? "Attached directly" : "Through group " + origin.group();
        };
    }
}
