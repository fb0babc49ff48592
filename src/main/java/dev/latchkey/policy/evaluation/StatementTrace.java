package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.Effect;
import java.util.List;
import java.util.Set;

/** How one statement fared: it applies when its action, its resource and all of its conditions match. */
public record StatementTrace(
        PolicyType policyType,
        DecidingStatement statement,
        Effect effect,
        PartTrace action,
        PartTrace resource,
        List<ConditionTrace> conditions) {

    public StatementTrace {
        conditions = List.copyOf(conditions);
    }

    public boolean applies() {
        return matchesActionAndResource() && conditions.stream().allMatch(ConditionTrace::holds);
    }

    public boolean matchesActionAndResource() {
        return action.matches() && resource.matches();
    }

    /**
     * Whether the statement would apply if every test on these keys came out in the caller's favour: held in an Allow,
     * failed in a Deny. Names in lower case.
     */
    boolean appliesIfFavoured(Set<String> keys) {
        boolean favourable = effect == Effect.ALLOW;
        return matchesActionAndResource()
                && conditions.stream()
                        .allMatch(test -> keys.contains(AsciiCase.fold(test.key())) ? favourable : test.holds());
    }
}
