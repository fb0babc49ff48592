package dev.latchkey.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine and the slow evaluator, asked the same random questions. */
class AgreementTest {

    @Test
    void on_twenty_thousand_cases() {
        compare(1, 20_000);
    }

    @Test
    @Tag("nightly")
    void on_a_million_cases() {
        compare(1_000_003, 1_000_000);
    }

    private static void compare(long firstSeed, int cases) {
        for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
            RandomCases random = new RandomCases(seed);
            List<PlainPolicy> identity = random.policies(3);
            PlainPolicy boundary = random.oneIn(4) ? random.policy() : null;
            List<PlainPolicy> session = random.oneIn(5) ? random.policies(2) : null;
            String action = random.action();
            String resource = random.resource();
            Map<String, Object> context = random.context();

            String expected = new SlowEvaluator(action, resource, context).decide(identity, boundary, session);
            Decision decision = PolicyEngine.decide(
                    new AuthorizationRequest(action, resource, context(context)),
                    new ApplicablePolicies(
                            attached(identity),
                            boundary == null ? null : attached(boundary),
                            session == null ? null : attached(session)));

            if (!name(decision).equals(expected)) {
                assertThat(name(decision))
                        .as(
                                "seed %s: %s on %s with %s by %s, boundary %s, session %s",
                                seed,
                                action,
                                resource,
                                context,
                                identity.stream().map(PlainPolicy::json).toList(),
                                boundary == null ? null : boundary.json(),
                                session == null
                                        ? null
                                        : session.stream()
                                                .map(PlainPolicy::json)
                                                .toList())
                        .isEqualTo(expected);
            }
        }
    }

    private static String name(Decision decision) {
        if (decision.isAllowed()) {
            return "allow";
        }
        return (decision instanceof Decision.ExplicitlyDenied ? "deny " : "none ")
                + decision.policyType()
                + (decision instanceof Decision.DeniedAsUnreadable unreadable ? " " + unreadable.problem() : "");
    }

    private static RequestContext context(Map<String, Object> values) {
        RequestContext.Builder context = RequestContext.builder();
        values.forEach((key, value) -> {
            if (value instanceof String text) {
                context.put(key, text);
            } else {
                context.putAll(
                        key, ((List<?>) value).stream().map(String::valueOf).toList());
            }
        });
        return context.build();
    }

    private static List<AttachedPolicy> attached(List<PlainPolicy> policies) {
        return policies.stream().map(AgreementTest::attached).toList();
    }

    private static AttachedPolicy attached(@Nullable PlainPolicy policy) {
        return new AttachedPolicy(
                PolicyOrigin.inline("random"), CompiledPolicy.ofText(policy == null ? "" : policy.json()));
    }
}
