package dev.latchkey.policy.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.policy.PolicyCase;
import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.OwnMfaDevices;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessDeniedSentenceTest {

    private static final String START = "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: ";

    @Test
    void an_implicit_deny_names_the_type_of_policy_that_is_missing() {
        assertThat(sentence("iam:createaccesskey", "user/alice", ApplicablePolicies.of(List.of())))
                .isEqualTo(START + "iam:CreateAccessKey on resource: user alice because no identity-based policy allows"
                        + " the iam:CreateAccessKey action");
    }

    @Test
    void an_explicit_deny_by_an_inline_policy_names_its_type() {
        ApplicablePolicies policies = held(PolicyOrigin.inline("mine"), "Deny * on *");

        assertThat(sentence("iam:GetUser", "user/eng/bob", policies))
                .isEqualTo(
                        START + "iam:GetUser on resource: user bob with an explicit deny in an identity-based policy");
    }

    @Test
    void an_explicit_deny_by_a_managed_policy_of_the_account_names_its_ARN() {
        ApplicablePolicies policies =
                held(PolicyOrigin.managed("Guard", PolicyText.arn("policy/Guard")), "Deny * on *");

        assertThat(sentence("iam:GetUser", "user/bob", policies))
                .isEqualTo(START + "iam:GetUser on resource: user bob with an explicit deny in an identity-based"
                        + " policy: arn:aws:iam::123456789012:policy/Guard");
    }

    @Test
    void an_explicit_deny_by_a_policy_of_AWS_names_none() {
        ApplicablePolicies policies =
                held(PolicyOrigin.managed("Guard", "arn:aws:iam::aws:policy/Guard"), "Deny * on *");

        assertThat(sentence("iam:GetUser", "user/bob", policies)).endsWith("in an identity-based policy");
    }

    @Test
    void boundary_and_session_policies_are_named_as_such() {
        AttachedPolicy all = attached(PolicyOrigin.inline("all"), "Allow * on *");
        AttachedPolicy none = attached(PolicyOrigin.inline("none"), "Allow s3:* on *");
        AttachedPolicy deny = attached(PolicyOrigin.inline("deny"), "Deny * on *");

        assertThat(sentence("iam:GetUser", "user/bob", new ApplicablePolicies(List.of(all), none, null)))
                .endsWith("because no permissions boundary allows the iam:GetUser action");
        assertThat(sentence("iam:GetUser", "user/bob", new ApplicablePolicies(List.of(all), null, List.of(none))))
                .endsWith("because no session policy allows the iam:GetUser action");
        assertThat(sentence("iam:GetUser", "user/bob", new ApplicablePolicies(List.of(all), deny, null)))
                .endsWith("with an explicit deny in a permissions boundary");
        assertThat(sentence("iam:GetUser", "user/bob", new ApplicablePolicies(List.of(all), null, List.of(deny))))
                .endsWith("with an explicit deny in a session policy");
    }

    @Test
    void the_rule_on_own_devices_has_a_sentence_of_its_own() {
        AuthorizationRequest request = new AuthorizationRequest(
                "iam:EnableMFADevice", PolicyCase.ALICE, PolicyCase.alice().build());
        ApplicablePolicies policies = held(PolicyOrigin.inline("all"), "Allow * on *");

        Decision decision =
                OwnMfaDevices.apply(PolicyEngine.decide(request, policies), request, PolicyCase.ALICE, true);

        assertThat(AccessDeniedSentence.of(PolicyCase.ALICE, request, decision).text())
                .isEqualTo(
                        "To complete this action, please ensure that you are authenticated with an MFA device that is"
                                + " enabled for this user.");
    }

    @Test
    void a_damaged_policy_reads_like_a_missing_one() {
        ApplicablePolicies policies = ApplicablePolicies.of(
                List.of(new AttachedPolicy(PolicyOrigin.inline("broken"), CompiledPolicy.ofText("{"))));

        assertThat(sentence("iam:GetUser", "user/bob", policies))
                .endsWith("because no identity-based policy allows the iam:GetUser action");
    }

    @ParameterizedTest
    @CsvSource({
        "iam:GetUser, arn:aws:iam::1:user/eng/alice, user alice",
        "iam:AddUserToGroup, arn:aws:iam::1:group/admins, group admins",
        "sts:AssumeRole, arn:aws:iam::1:role/dev, role dev",
        "iam:GetPolicy, arn:aws:iam::aws:policy/ReadOnlyAccess, policy arn:aws:iam::aws:policy/ReadOnlyAccess",
        "iam:CreateUser, arn:aws:iam::1:user/eve, arn:aws:iam::1:user/eve",
        "iam:CreateVirtualMFADevice, arn:aws:iam::1:mfa/phone, arn:aws:iam::1:mfa/phone",
        "iam:ListUsers, arn:aws:iam::1:user/, arn:aws:iam::1:user/",
        "iam:ListPolicies, *, policy path /",
        "iam:GetAccountSummary, *, *",
        "latchkey:EndSessions, arn:aws:iam::1:user/alice, user alice",
        "s3:GetObject, arn:aws:s3:::b/k, arn:aws:s3:::b/k",
        "iam:ListServiceSpecificCredentials, arn:aws:iam::1:user/*, user *",
        "iam:GetUser, *, *",
        "iam:GetUser, nonsense, nonsense",
        "iam:GetUser, arn:aws:iam::1:user/, arn:aws:iam::1:user/",
        "iam:GetUser, arn:aws:iam::1:/alice, arn:aws:iam::1:/alice",
        "iam:GetUser, arn:aws:iam::1:root, arn:aws:iam::1:root"
    })
    void resources_are_printed_as_IAM_prints_them(String action, String resource, String printed) {
        assertThat(AccessDeniedSentence.printedResource(action, resource)).isEqualTo(printed);
    }

    @Test
    void what_is_allowed_has_none() {
        AuthorizationRequest request = new AuthorizationRequest(
                "sts:GetCallerIdentity", "*", PolicyCase.alice().build());
        Decision decision = PolicyEngine.decide(request, ApplicablePolicies.of(List.of()));

        assertThatThrownBy(() -> AccessDeniedSentence.of(PolicyCase.ALICE, request, decision))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String sentence(String action, String resource, ApplicablePolicies policies) {
        AuthorizationRequest request = new AuthorizationRequest(
                action, PolicyText.arn(resource), PolicyCase.alice().build());
        return AccessDeniedSentence.of(PolicyCase.ALICE, request, PolicyEngine.decide(request, policies))
                .text();
    }

    private static ApplicablePolicies held(PolicyOrigin origin, String document) {
        return ApplicablePolicies.of(List.of(attached(origin, document)));
    }

    private static AttachedPolicy attached(PolicyOrigin origin, String document) {
        return new AttachedPolicy(origin, CompiledPolicy.ofText(PolicyText.of(document)));
    }
}
