package dev.latchkey.permission;

import dev.latchkey.policy.evaluation.ConditionTrace;
import dev.latchkey.policy.evaluation.DecidingStatement;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PartTrace;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.StatementTrace;
import dev.latchkey.policy.explanation.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the simulator tells about one action.
 *
 * @param because the statement that decided, or what was missing
 * @param place where that statement can be read, by whoever may
 * @param change what would change the answer; empty for what is allowed
 * @param statements every statement of every policy, in the order in which they are considered
 * @param missing condition keys that the policies speak of and the request lacks
 */
record SimulatorResult(
        String action,
        String resource,
        boolean isAllowed,
        String decision,
        String because,
        Optional<String> place,
        Optional<String> change,
        List<Row> statements,
        List<String> missing) {

    /**
     * How one statement fared.
     *
     * @param statement its Sid or number
     * @param place where it can be read, by whoever may
     * @param applies whether all of its parts match
     */
    record Row(
            String policy,
            String statement,
            Optional<String> place,
            String effect,
            boolean applies,
            String action,
            String resource,
            List<String> conditions) {}

    /** @param readable whether whoever looks may read the text of that policy: else only names are told */
    static SimulatorResult of(SimulatedDecision simulated, Predicate<PolicyOrigin> readable) {
        Decision decision = simulated.decision();
        return new SimulatorResult(
                simulated.action(),
                simulated.resource(),
                decision.isAllowed(),
                words(decision),
                because(decision),
                Optional.ofNullable(decision.statement()).flatMap(statement -> place(statement, readable)),
                simulated.reason().map(SimulatorResult::change),
                simulated.explanation().statements().stream()
                        .map(trace -> row(trace, readable))
                        .toList(),
                simulated.explanation().missingKeys());
    }

    private static String words(Decision decision) {
        if (decision.isAllowed()) {
            return "Allowed";
        }
        return decision instanceof Decision.ExplicitlyDenied ? "Explicitly denied" : "Denied";
    }

    private static String because(Decision decision) {
        if (decision.statement() != null) {
            String statement = statement(decision.statement());
            String policy = policy(decision.statement().origin());
            return decision.isAllowed()
                    ? "Allowed by statement " + statement + " of " + policy + "."
                    : "Denied by statement " + statement + " of " + policy + ".";
        }
        if (decision instanceof Decision.RefusedByService refused) {
            return refused.rule().message();
        }
        if (decision instanceof Decision.DeniedAsUnreadable unreadable) {
            return "The policy " + unreadable.origin().name() + " is damaged, so everything is denied.";
        }
        if (decision instanceof Decision.ImplicitlyDenied denied && denied.origin() != null) {
            return "The permissions boundary " + denied.origin().name() + " does not allow it.";
        }
        return decision.isAllowed() ? "No policy controls this." : "No statement allows it.";
    }

    private static String change(Reason reason) {
        return switch (reason.reasonClass()) {
            case NEEDS_MFA -> "Signing in with MFA.";
            case NEEDS_MFA_SETUP -> "Setting up an MFA device, and signing in with it.";
            case MFA_TOO_OLD ->
                reason.allowedMfaAge() == null
                        ? "A newer MFA check."
                        : "An MFA check that is at most " + reason.allowedMfaAge() + " seconds old.";
            case TOGGLE -> "The account setting Allow users to change their own password.";
            case GRANTED_ELSEWHERE -> "Another resource: it is allowed on " + reason.allowedResource() + ".";
            case CONDITION -> "Other values for " + String.join(" and ", reason.conditionKeys()) + ".";
            case EXPLICIT_DENY -> "Changing the statement that denies it; nothing else helps.";
            case BOUNDARY -> "A permissions boundary that includes it.";
            case POLICY_UNREADABLE -> "Repairing the damaged policy.";
            case NOT_GRANTED, QUOTA, STATE -> "A policy that allows it.";
        };
    }

    private static Row row(StatementTrace trace, Predicate<PolicyOrigin> readable) {
        boolean isReadable = readable.test(trace.statement().origin());
        return new Row(
                policy(trace.statement().origin()),
                statement(trace.statement()),
                place(trace.statement(), readable),
                trace.effect().text(),
                trace.applies(),
                part(trace.action(), isReadable),
                part(trace.resource(), isReadable),
                trace.conditions().stream()
                        .map(test -> condition(test, isReadable))
                        .toList());
    }

    private static String part(PartTrace part, boolean isReadable) {
        if (!isReadable || part.entry() == null) {
            return part.matches() ? "Matches" : "Does not match";
        }
        String entry = part.element() + " " + part.entry();
        return part.matches() ? "Matches (" + entry + ")" : "Does not match (" + entry + ")";
    }

    private static String condition(ConditionTrace test, boolean isReadable) {
        if (!isReadable) {
            return test.holds() ? test.key() + " holds" : test.key() + " does not hold";
        }
        String values = test.operator() + " " + String.join(", ", test.policyValues());
        String asked = test.requestValues().isEmpty()
                ? "; here missing)"
                : "; here " + String.join(", ", test.requestValues()) + ")";
        return test.holds()
                ? test.key() + " holds (" + values + asked
                : test.key() + " does not hold (" + values + asked;
    }

    private static String policy(PolicyOrigin origin) {
        String name =
                switch (origin.kind()) {
                    case ACCOUNT_SETTING -> "account setting " + origin.name();
                    case DRAFT -> origin.name();
                    case BOUNDARY -> "permissions boundary " + origin.name();
                    case INLINE -> "inline policy " + origin.name();
                    case SESSION -> "session policy " + origin.name();
                    case MANAGED -> "policy " + origin.name();
                };
        return origin.group() == null ? name : name + " through group " + origin.group();
    }

    /** The line of a managed policy's page where it begins; other policies have no page of their own. */
    private static Optional<String> place(DecidingStatement statement, Predicate<PolicyOrigin> readable) {
        PolicyOrigin origin = statement.origin();
        return Optional.ofNullable(origin.arn())
                .filter(arn -> origin.kind() != PolicyOrigin.Kind.DRAFT && readable.test(origin))
                .map(arn ->
                        PolicyAddress.of(arn).path("#line-" + statement.start().line()));
    }

    /** Its Sid, or else which one of its policy it is. */
    private static String statement(DecidingStatement statement) {
        String sid = statement.sid();
        return sid == null || sid.isEmpty() ? Integer.toString(statement.index() + 1) : sid;
    }
}
