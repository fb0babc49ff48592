package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyCase;
import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.Position;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final PolicyOrigin HELD = PolicyOrigin.managed("Held", PolicyText.arn("policy/Held"));

    @Test
    void lists_every_statement_with_what_matched_and_what_did_not() {
        Explanation explanation = explain("""
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Own", "Effect": "Allow", "Action": ["s3:*", "IAM:get*"],
                   "Resource": "arn:aws:iam::*:user/${aws:username}",
                   "Condition": {"StringEquals": {"AWS:PrincipalTag/team": ["ops", "dev"]},
                                 "Bool": {"aws:SecureTransport": "true"}}},
                  {"Effect": "Deny", "NotAction": "iam:GetUser", "NotResource": "*"}
                ]}""");

        assertThat(explanation.decision()).isEqualTo(Decision.ImplicitlyDenied.BY_IDENTITY);
        StatementTrace own = explanation.statements().get(0);
        assertThat(own.statement())
                .isEqualTo(new DecidingStatement(HELD, "Own", 0, new Position(2, 3), new Position(5, 58)));
        assertThat(own.policyType()).isEqualTo(PolicyType.IDENTITY);
        assertThat(own.effect()).isEqualTo(Effect.ALLOW);
        assertThat(own.action()).isEqualTo(new PartTrace(true, "Action", "IAM:get*"));
        assertThat(own.resource()).isEqualTo(new PartTrace(true, "Resource", "arn:aws:iam::*:user/${aws:username}"));
        assertThat(own.conditions())
                .containsExactly(
                        new ConditionTrace(
                                "StringEquals", "AWS:PrincipalTag/team", List.of("ops", "dev"), List.of(), false),
                        new ConditionTrace("Bool", "aws:SecureTransport", List.of("true"), List.of("true"), true));
        assertThat(own.matchesActionAndResource()).isTrue();
        assertThat(own.applies()).isFalse();
        StatementTrace deny = explanation.statements().get(1);
        assertThat(deny.action()).isEqualTo(new PartTrace(false, "NotAction", "iam:GetUser"));
        assertThat(deny.resource()).isEqualTo(new PartTrace(false, "NotResource", "*"));
        assertThat(explanation.missingKeys()).containsExactly("AWS:PrincipalTag/team");
        assertThat(explanation.applying()).isEmpty();
    }

    @Test
    void names_missing_keys_of_variables_once() {
        Explanation explanation = explain(
                PolicyText.of(
                        "Allow iam:* on user/${aws:PrincipalTag/a} , user/${AWS:principaltag/A} if {\"StringEquals\":{\"aws:username\":\"${aws:PrincipalTag/b}\"}}"));

        assertThat(explanation.missingKeys()).containsExactly("aws:PrincipalTag/b", "aws:PrincipalTag/a");
    }

    @Test
    void tells_what_favoured_keys_would_change() {
        String document = PolicyText.of(
                "Allow iam:* on * if {\"StringEquals\":{\"aws:PrincipalTag/a\":\"x\"}} ;; Deny iam:* on * if {\"Bool\":{\"aws:SecureTransport\":\"true\"}}");
        Explanation explanation = explain(document);

        assertThat(explanation.isAllowedIfFavoured(Set.of("aws:PrincipalTag/a"), held(document)))
                .isFalse();
        assertThat(explanation.isAllowedIfFavoured(Set.of("AWS:principaltag/A", "AWS:SecureTransport"), held(document)))
                .isTrue();
        assertThat(explain("{").isAllowedIfFavoured(Set.of(), held("{"))).isFalse();
    }

    @Nested
    class Under_a_boundary_or_a_session_policy {

        private static final String ALLOW_ALL = PolicyText.of("Allow * on *");
        private static final String ALLOW_IF = PolicyText.of("Allow * on * if {\"Bool\":{\"aws:x\":\"true\"}}");
        private static final String ALLOW_OTHERS = PolicyText.of("Allow s3:* on *");

        @Test
        void favoured_keys_must_fit_there_too() {
            assertThat(isAllowedIfFavoured(limited(ALLOW_ALL, null))).isTrue();
            assertThat(isAllowedIfFavoured(limited(ALLOW_IF, null))).isTrue();
            assertThat(isAllowedIfFavoured(limited(ALLOW_OTHERS, null))).isFalse();
            assertThat(isAllowedIfFavoured(limited(null, ALLOW_ALL))).isTrue();
            assertThat(isAllowedIfFavoured(limited(null, ALLOW_IF))).isTrue();
            assertThat(isAllowedIfFavoured(limited(null, ALLOW_OTHERS))).isFalse();
            assertThat(isAllowedIfFavoured(limited(ALLOW_ALL, ALLOW_OTHERS))).isFalse();
            assertThat(isAllowedIfFavoured(limited(ALLOW_OTHERS, ALLOW_ALL))).isFalse();
        }

        @Test
        void statements_say_from_which_policy_they_are() {
            Explanation explanation = explain(limited(ALLOW_OTHERS, ALLOW_IF));

            assertThat(explanation.statements())
                    .extracting(StatementTrace::policyType)
                    .containsExactly(PolicyType.IDENTITY, PolicyType.BOUNDARY, PolicyType.SESSION);
            assertThat(explanation.statements(PolicyType.BOUNDARY, Effect.ALLOW))
                    .singleElement()
                    .satisfies(trace -> assertThat(trace.statement().origin())
                            .isEqualTo(new PolicyOrigin(
                                    PolicyOrigin.Kind.BOUNDARY, "Limits", PolicyText.arn("policy/Limits"), null)));
            assertThat(explanation.statements(PolicyType.BOUNDARY, Effect.DENY)).isEmpty();
            assertThat(explanation.missingKeys()).containsExactly("aws:x");
        }

        private static boolean isAllowedIfFavoured(ApplicablePolicies policies) {
            return explain(policies).isAllowedIfFavoured(Set.of("aws:x"), policies);
        }

        private static ApplicablePolicies limited(@Nullable String boundary, @Nullable String session) {
            PolicyOrigin origin = PolicyOrigin.boundary("Limits", PolicyText.arn("policy/Limits"));
            return new ApplicablePolicies(
                    List.of(new AttachedPolicy(HELD, CompiledPolicy.ofText(ALLOW_ALL))),
                    boundary == null ? null : new AttachedPolicy(origin, CompiledPolicy.ofText(boundary)),
                    session == null ? null : List.of(new AttachedPolicy(HELD, CompiledPolicy.ofText(session))));
        }
    }

    @Test
    void keys_of_a_policy_are_told_as_spelled() {
        CompiledPolicy policy = CompiledPolicy.ofText(
                PolicyText.of(
                        "Allow iam:* on user/${aws:username} if {\"StringLike\":{\"AWS:UserName\":\"${aws:userid}*\"},\"Null\":{\"aws:TagKeys\":\"${aws:not}\"}}"));

        assertThat(policy.referencedKeys())
                .containsExactly("aws:username", "AWS:UserName", "aws:userid", "aws:TagKeys");
        assertThat(CompiledPolicy.ofText(PolicyText.of("2008: Allow iam:* on user/${aws:username}"))
                        .referencedKeys())
                .isEmpty();
    }

    @Test
    void policies_through_a_group_say_so() {
        PolicyOrigin origin = HELD.throughGroup("Readers");

        assertThat(origin.group()).isEqualTo("Readers");
        assertThat(origin.name()).isEqualTo("Held");
        assertThat(origin.kind()).isEqualTo(PolicyOrigin.Kind.MANAGED);
    }

    @Test
    void what_decides_by_unreadable_policies_names_them() {
        Decision decision = explain("{").decision();

        assertThat(decision).isInstanceOf(Decision.DeniedAsUnreadable.class);
        assertThat(decision.isAllowed()).isFalse();
        assertThat(decision.origin()).isEqualTo(HELD);
        assertThat(decision.policyType()).isEqualTo(PolicyType.IDENTITY);
        assertThat(decision.statement()).isNull();
    }

    @Test
    void sets_of_policies_can_be_extended_for_a_try() {
        ApplicablePolicies policies = held(PolicyText.of("Allow s3:* on *"));
        AttachedPolicy flag = AttachedPolicy.accountFlag(PolicyCase.ALICE);

        ApplicablePolicies more = policies.withIdentity(flag);

        assertThat(policies.identity()).hasSize(1);
        assertThat(more.identity()).hasSize(2).endsWith(flag);
        assertThat(ApplicablePolicies.ofRootUser().withIdentity(flag).isRootUser())
                .isTrue();
    }

    private static Explanation explain(String document) {
        return explain(held(document));
    }

    private static Explanation explain(ApplicablePolicies policies) {
        return PolicyEngine.explain(
                new AuthorizationRequest(
                        "iam:GetUser", PolicyCase.ALICE, PolicyCase.alice().build()),
                policies);
    }

    private static ApplicablePolicies held(String document) {
        return ApplicablePolicies.of(List.of(new AttachedPolicy(HELD, CompiledPolicy.ofText(document))));
    }
}
