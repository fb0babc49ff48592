package dev.latchkey.permission;

import dev.latchkey.policy.evaluation.ConditionTrace;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PartTrace;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.StatementTrace;
import dev.latchkey.policy.explanation.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator tells about one action.
 *
 * @param because the statement that decided, or what was missing
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
        Optional<String> change,
        List<Row> statements,
        List<String> missing) {

    /**
     * How one statement fared.
     *
     * @param applies whether all of its parts match
     */
    record Row(
            String policy,
            String statement,
            String effect,
            boolean applies,
            String action,
            String resource,
            String conditions) {}

    /** @param readable whether whoever looks may read the text of that policy: else only names are told */
    static SimulatorResult of(SimulatedDecision simulated, Predicate<PolicyOrigin> readable) {
        Decision decision = simulated.decision();
        return new SimulatorResult(
                simulated.action(),
                simulated.resource(),
                decision.isAllowed(),
                words(decision),
                because(decision),
                simulated.reason().map(SimulatorResult::change),
                simulated.explanation().statements().stream()
                        .map(trace -> row(trace, readable.test(trace.statement().origin())))
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
            return (decision.isAllowed() ? "Allowed by " : "Denied by ")
                    + statement(decision.statement().sid(), decision.statement().index()) + " of "
                    + policy(decision.statement().origin()) + ".";
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

    private static Row row(StatementTrace trace, boolean isReadable) {
        return new Row(
                policy(trace.statement().origin()),
                statement(trace.statement().sid(), trace.statement().index()),
                trace.effect().text(),
                trace.applies(),
                part(trace.action(), isReadable),
                part(trace.resource(), isReadable),
                trace.conditions().isEmpty()
                        ? "None"
                        : trace.conditions().stream()
                                .map(test -> condition(test, isReadable))
                                .collect(Collectors.joining("; ")));
    }

    private static String part(PartTrace part, boolean isReadable) {
        String verdict = part.matches() ? "Matches" : "Does not match";
        return isReadable && part.entry() != null
                ? verdict + " (" + part.element() + " " + part.entry() + ")"
                : verdict;
    }

    private static String condition(ConditionTrace test, boolean isReadable) {
        String name = test.key() + (test.holds() ? " holds" : " does not hold");
        if (!isReadable) {
            return name;
        }
        String asked = test.requestValues().isEmpty() ? "missing" : String.join(", ", test.requestValues());
        return name + " (" + test.operator() + " " + String.join(", ", test.policyValues()) + "; here " + asked + ")";
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

    private static String statement(@Nullable String sid, int index) {
        return "statement " + (sid == null || sid.isEmpty() ? index + 1 : sid);
    }
}
