package dev.latchkey.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import dev.latchkey.policy.oracle.PlainPolicy.PlainCondition;
import dev.latchkey.policy.oracle.PlainPolicy.PlainStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every decision, whatever the policies. */
class EnginePropertiesTest {

    private static final PlainStatement DENY_ALL =
            new PlainStatement(true, false, List.of("*"), false, List.of("*"), List.of());

    @Property(tries = 500)
    void order_never_matters(@ForAll long seed) {
        RandomCases random = new RandomCases(seed);
        List<PlainPolicy> policies = random.policies(3);
        AuthorizationRequest request = request(random);

        Decision decision = decide(request, policies);

        assertThat(decide(request, shuffled(policies, seed)).getClass()).isEqualTo(decision.getClass());
    }

    @Property(tries = 500)
    void adding_a_policy_that_only_denies_never_opens(@ForAll long seed) {
        RandomCases random = new RandomCases(seed);
        List<PlainPolicy> policies = random.policies(3);
        AuthorizationRequest request = request(random);
        List<PlainPolicy> more = with(policies, only(true, random.policy()));

        assertThat(decide(request, more).isAllowed()
                        && !decide(request, policies).isAllowed())
                .isFalse();
    }

    @Property(tries = 500)
    void adding_a_policy_that_only_allows_never_closes(@ForAll long seed) {
        RandomCases random = new RandomCases(seed);
        List<PlainPolicy> policies = random.policies(3);
        AuthorizationRequest request = request(random);
        List<PlainPolicy> more = with(policies, only(false, random.policy()));

        assertThat(decide(request, policies).isAllowed()
                        && !decide(request, more).isAllowed())
                .isFalse();
    }

    @Property(tries = 300)
    void denying_everything_denies_everything_that_policies_control(@ForAll long seed) {
        RandomCases random = new RandomCases(seed);
        List<PlainPolicy> policies = with(random.policies(3), new PlainPolicy(true, List.of(DENY_ALL)));
        AuthorizationRequest request = request(random);

        Decision decision = decide(request, policies);

        assertThat(decision instanceof Decision.ExplicitlyDenied
                        || request.action().equals("sts:GetCallerIdentity"))
                .isTrue();
    }

    @Property(tries = 300)
    void a_condition_more_never_makes_a_statement_apply(@ForAll long seed) {
        RandomCases random = new RandomCases(seed);
        PlainPolicy policy = only(false, random.policy());
        AuthorizationRequest request = request(random);
        PlainCondition impossible = new PlainCondition("StringEquals", "aws:none", List.of("x"));
        PlainPolicy narrowed = new PlainPolicy(
                true,
                policy.statements().stream()
                        .map(s -> new PlainStatement(
                                s.deny(),
                                s.notAction(),
                                s.actions(),
                                s.notResource(),
                                s.resources(),
                                List.of(impossible)))
                        .toList());

        assertThat(decide(request, List.of(narrowed)).isAllowed())
                .isEqualTo(request.action().equals("sts:GetCallerIdentity"));
    }

    @Property(tries = 1000)
    void a_policy_on_the_own_name_matches_that_name_alone(@ForAll("names") String own, @ForAll("names") String other) {
        AuthorizationRequest request = new AuthorizationRequest(
                "iam:GetUser",
                "arn:aws:iam::1:user/" + other,
                RequestContext.builder().put("aws:username", own).build());
        CompiledPolicy policy =
                CompiledPolicy.ofText(PolicyText.of("Allow iam:GetUser on arn:aws:iam::*:user/${aws:username}"));

        boolean allowed = PolicyEngine.decide(request, holding(policy)).isAllowed();

        assertThat(allowed).isEqualTo(own.equals(other));
    }

    @Property(tries = 500)
    void the_account_setting_opens_exactly_the_own_user(@ForAll("names") String own, @ForAll("names") String other) {
        String ownArn = "arn:aws:iam::1:user/" + own;
        AuthorizationRequest request =
                new AuthorizationRequest("iam:ChangePassword", "arn:aws:iam::1:user/" + other, RequestContext.empty());

        Decision decision =
                PolicyEngine.decide(request, ApplicablePolicies.of(List.of(AttachedPolicy.accountFlag(ownArn))));

        assertThat(decision.isAllowed()).isEqualTo(own.equals(other));
    }

    @Property(tries = 500)
    void letter_case_of_actions_is_that_of_ascii(@ForAll("names") String name) {
        CompiledPolicy policy = CompiledPolicy.ofText(PolicyText.of("Allow iam:GetUserKIS on *"));
        AuthorizationRequest request = new AuthorizationRequest("IAM:" + name, "*", RequestContext.empty());

        assertThat(PolicyEngine.decide(request, holding(policy)).isAllowed())
                .isEqualTo(SlowText.compareFolded(name, "GetUserKIS") == 0);
    }

    /** Names from all of Unicode, the troublesome ones often, equal pairs too. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "alice",
                        "*",
                        "?",
                        "a*",
                        "${aws:username}",
                        "${*}",
                        "a/b",
                        "a:b",
                        "",
                        "\u0130",
                        "i",
                        "I",
                        "\u0131",
                        "getuserkis",
                        "GETUSERKIS",
                        "GetUser\u212AIS",
                        "GetUserK\u0130S",
                        "GetUserKI\u017F",
                        "K",
                        "\u212A",
                        "s",
                        "\u017F"),
                Arbitraries.strings().all().ofMaxLength(8),
                Arbitraries.strings().withChars("*?${}a:/\u0130\u017F\u212A").ofMaxLength(5));
    }

    private static AuthorizationRequest request(RandomCases random) {
        RequestContext.Builder context = RequestContext.builder();
        random.context().forEach((key, value) -> {
            if (value instanceof String text) {
                context.put(key, text);
            } else {
                context.putAll(
                        key, ((List<?>) value).stream().map(String::valueOf).toList());
            }
        });
        return new AuthorizationRequest(random.action(), random.resource(), context.build());
    }

    private static Decision decide(AuthorizationRequest request, List<PlainPolicy> policies) {
        return PolicyEngine.decide(
                request,
                ApplicablePolicies.of(policies.stream()
                        .map(policy ->
                                new AttachedPolicy(PolicyOrigin.inline("random"), CompiledPolicy.ofText(policy.json())))
                        .toList()));
    }

    private static ApplicablePolicies holding(CompiledPolicy policy) {
        return ApplicablePolicies.of(List.of(new AttachedPolicy(PolicyOrigin.inline("own"), policy)));
    }

    private static PlainPolicy only(boolean deny, PlainPolicy policy) {
        return new PlainPolicy(
                policy.since2012(),
                policy.statements().stream()
                        .map(s -> new PlainStatement(
                                deny, s.notAction(), s.actions(), s.notResource(), s.resources(), s.conditions()))
                        .toList());
    }

    private static List<PlainPolicy> with(List<PlainPolicy> policies, PlainPolicy more) {
        List<PlainPolicy> all = new ArrayList<>(policies);
        all.add(more);
        return all;
    }

    private static List<PlainPolicy> shuffled(List<PlainPolicy> policies, long seed) {
        Random random = new Random(seed);
        List<PlainPolicy> shuffled = new ArrayList<>();
        for (PlainPolicy policy : policies) {
            List<PlainStatement> statements = new ArrayList<>();
            for (PlainStatement s : policy.statements()) {
                statements.add(new PlainStatement(
                        s.deny(),
                        s.notAction(),
                        shuffle(s.actions(), random),
                        s.notResource(),
                        shuffle(s.resources(), random),
                        // ARN values are the one list whose order counts, by IAM's own rule on values that are no ARN.
                        shuffle(s.conditions(), random)));
            }
            shuffled.add(new PlainPolicy(policy.since2012(), shuffle(statements, random)));
        }
        return shuffle(shuffled, random);
    }

    private static <T> List<T> shuffle(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
