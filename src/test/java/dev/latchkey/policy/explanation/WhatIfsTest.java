package dev.latchkey.policy.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyCase;
import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfsTest {

    private static final CallerFacts WITH_DEVICE = new CallerFacts(PolicyCase.ALICE, true, false);
    private static final CallerFacts WITHOUT_DEVICE = new CallerFacts(PolicyCase.ALICE, false, false);
    private static final RequestContext NO_MFA =
            PolicyCase.alice().put("aws:MultiFactorAuthPresent", "false").build();
    private static final RequestContext MFA = PolicyCase.alice()
            .put("aws:MultiFactorAuthPresent", "true")
            .put("aws:MultiFactorAuthAge", "10800")
            .build();

    @Nested
    class Where_MFA_would_help {

        private final ApplicablePolicies policies = holding(PolicyText.published("ManageOwnCredentialsWithMFA"));

        @Test
        void a_caller_with_a_device_is_sent_to_verify() {
            Reason reason = reason("iam:CreateAccessKey", "user/alice", NO_MFA, policies, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.NEEDS_MFA);
            assertThat(reason.wayOut()).isEqualTo(WayOut.VERIFY_WITH_MFA);
            assertThat(reason.sid()).isEqualTo("DenyAllExceptListedIfNoMFA");
            assertThat(reason.origin()).isEqualTo(PolicyOrigin.inline("held"));
            assertThat(reason.conditionKeys()).containsExactly("aws:MultiFactorAuthPresent");
            assertThat(reason.sentence()).isEqualTo("Sign in with MFA to do this.");
        }

        @Test
        void a_caller_without_one_is_sent_to_set_it_up() {
            Reason reason = reason("iam:CreateAccessKey", "user/alice", NO_MFA, policies, WITHOUT_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.NEEDS_MFA_SETUP);
            assertThat(reason.wayOut()).isEqualTo(WayOut.SET_UP_MFA);
            assertThat(reason.sentence()).isEqualTo("This needs MFA, and you have no device yet.");
        }

        @Test
        void so_it_is_for_a_request_with_a_long_term_key() {
            RequestContext key = PolicyCase.alice().build();

            assertThat(reason("iam:CreateAccessKey", "user/alice", key, policies, WITH_DEVICE)
                            .reasonClass())
                    .isEqualTo(ReasonClass.NEEDS_MFA);
        }

        @Test
        void the_rule_on_own_devices_is_one_of_the_things_it_helps_against() {
            ApplicablePolicies admin = holding(PolicyText.of("Allow * on *"));

            Reason reason = reason("iam:DeactivateMFADevice", "user/alice", NO_MFA, admin, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.NEEDS_MFA);
            assertThat(reason.decision()).isInstanceOf(Decision.RefusedByService.class);
            assertThat(reason.origin()).isNull();
        }

        @Test
        void but_not_for_what_is_granted_to_nobody() {
            Reason reason = reason("iam:ListUsers", "user/", NO_MFA, policies, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.EXPLICIT_DENY);
            assertThat(reason.conditionKeys()).containsExactly("aws:MultiFactorAuthPresent");
            assertThat(reason.sentence())
                    .isEqualTo("A policy blocks this: statement `DenyAllExceptListedIfNoMFA` in `held`.");
        }

        @Test
        void and_never_for_who_is_no_user() {
            CallerFacts role = new CallerFacts(null, false, false);

            assertThat(reason("iam:CreateAccessKey", "user/alice", NO_MFA, policies, role)
                            .reasonClass())
                    .isEqualTo(ReasonClass.CONDITION);
        }
    }

    @Nested
    class Where_a_fresher_MFA_would_help {

        private final ApplicablePolicies policies = holding(
                PolicyText.of("Allow iam:* on * if {\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"3600\"}}"));

        @Test
        void the_greatest_age_that_is_still_allowed_is_told() {
            Reason reason = reason("iam:GetUser", "user/alice", MFA, policies, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.MFA_TOO_OLD);
            assertThat(reason.wayOut()).isEqualTo(WayOut.VERIFY_WITH_MFA);
            assertThat(reason.allowedMfaAge()).isEqualTo(3599);
            assertThat(reason.sentence()).isEqualTo("Your last MFA check is too old; this needs one within 3599 s.");
        }

        @ParameterizedTest
        @CsvSource({"1800, 30 min", "3600, 1 h", "7200, 2 h", "90, 90 s", "60, 1 min", "5400, 90 min"})
        void the_age_reads_in_the_greatest_unit_that_fits(String seconds, String text) {
            ApplicablePolicies policies = holding(PolicyText.of("Allow iam:* on * if"
                    + " {\"NumericLessThanEquals\":{\"aws:MultiFactorAuthAge\":\"" + seconds + "\"}}"));

            assertThat(reason("iam:GetUser", "user/alice", MFA, policies, WITH_DEVICE)
                            .sentence())
                    .isEqualTo("Your last MFA check is too old; this needs one within " + text + ".");
        }

        @ParameterizedTest
        @CsvSource({"4000, 3599", "3600, 3599", "9999999, 3599", "999999999999, 3599"})
        void it_is_found_from_any_age(String age, long allowed) {
            assertThat(reason("iam:GetUser", "user/alice", aged(age), policies, WITH_DEVICE)
                            .allowedMfaAge())
                    .isEqualTo(allowed);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1000000000000", "12x", "-1x", "1/", "1:", "x"})
        void it_is_not_told_where_the_present_age_is_no_count_of_seconds(String age) {
            Reason reason = reason("iam:GetUser", "user/alice", aged(age), policies, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.MFA_TOO_OLD);
            assertThat(reason.allowedMfaAge()).isNull();
            assertThat(reason.sentence()).isEqualTo("Your last MFA check is too old for this.");
        }

        private static RequestContext aged(String age) {
            return MFA.with("aws:MultiFactorAuthAge", age);
        }

        @Test
        void without_any_MFA_it_is_MFA_that_is_missing() {
            assertThat(reason("iam:GetUser", "user/alice", NO_MFA, policies, WITH_DEVICE)
                            .reasonClass())
                    .isEqualTo(ReasonClass.NEEDS_MFA);
        }
    }

    @Nested
    class Where_the_account_setting_would_help {

        @Test
        void it_is_named() {
            Reason reason = reason("iam:ChangePassword", "user/alice", NO_MFA, holding(), WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.TOGGLE);
            assertThat(reason.wayOut()).isEqualTo(WayOut.SWITCH_ON_ACCOUNT_SETTING);
            assertThat(reason.sentence()).isEqualTo("Users may not change their own password in this account.");
        }

        @Test
        void reading_the_rules_is_part_of_it() {
            assertThat(reason("iam:GetAccountPasswordPolicy", "*", NO_MFA, holding(), WITH_DEVICE)
                            .reasonClass())
                    .isEqualTo(ReasonClass.TOGGLE);
        }

        @Test
        void but_not_where_a_deny_stands_in_the_way() {
            ApplicablePolicies denied = holding(PolicyText.of("Deny iam:ChangePassword on *"));

            assertThat(reason("iam:ChangePassword", "user/alice", NO_MFA, denied, WITH_DEVICE)
                            .reasonClass())
                    .isEqualTo(ReasonClass.EXPLICIT_DENY);
        }

        @Test
        void nor_where_the_boundary_leaves_it_out() {
            AttachedPolicy boundary = attached("TeamLimits", PolicyText.of("Allow s3:* on *"));
            ApplicablePolicies limited = new ApplicablePolicies(List.of(), boundary, null);

            assertThat(reason("iam:ChangePassword", "user/alice", NO_MFA, limited, WITH_DEVICE)
                            .reasonClass())
                    .isEqualTo(ReasonClass.NOT_GRANTED);
        }

        @Test
        void nor_where_it_is_on_already_or_for_another_user() {
            CallerFacts flagOn = new CallerFacts(PolicyCase.ALICE, true, true);

            assertThat(reason("iam:ChangePassword", "user/alice", NO_MFA, holding(), flagOn)
                            .reasonClass())
                    .isEqualTo(ReasonClass.NOT_GRANTED);
        }
    }

    @Nested
    class Where_the_own_resource_is_granted {

        private final ApplicablePolicies policies = holding(PolicyText.published("ManageOwnCredentialsWithMFA"));

        @Test
        void it_is_named_for_a_user() {
            Reason reason = reason("iam:GetUser", "user/bob", MFA, policies, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.GRANTED_ELSEWHERE);
            assertThat(reason.allowedResource()).isEqualTo(PolicyCase.ALICE);
            assertThat(reason.wayOut()).isEqualTo(WayOut.GO_TO_OWN_RESOURCE);
            assertThat(reason.sentence()).isEqualTo("You may do this for `user/alice` only.");
        }

        @Test
        void and_for_a_device_name() {
            Reason reason = reason("iam:CreateVirtualMFADevice", "mfa/phone", NO_MFA, policies, WITHOUT_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.GRANTED_ELSEWHERE);
            assertThat(reason.allowedResource()).isEqualTo(PolicyText.arn("mfa/alice"));
        }
    }

    @Nested
    class Where_another_condition_decides {

        @Test
        void its_key_is_named_for_an_allow() {
            ApplicablePolicies policies = holding(
                    PolicyText.of(
                            "Allow iam:* on * if {\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"},\"Bool\":{\"aws:SecureTransport\":\"true\"}}"));

            Reason reason = reason("iam:GetUser", "user/alice", NO_MFA, policies, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.CONDITION);
            assertThat(reason.conditionKeys()).containsExactly("aws:SourceIp");
            assertThat(reason.sentence()).isEqualTo("Allowed only when `aws:SourceIp` fits. Yours does not.");
        }

        @Test
        void its_key_is_named_for_a_deny() {
            ApplicablePolicies policies = holding(PolicyText.of(
                    "Allow iam:* on * ;; Deny * on * if {\"NotIpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}"));

            Reason reason = reason("iam:GetUser", "user/alice", NO_MFA, policies, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.CONDITION);
            assertThat(reason.conditionKeys()).containsExactly("aws:SourceIp");
        }

        @Test
        void two_keys_are_named_where_both_are_needed() {
            ApplicablePolicies policies = holding(
                    PolicyText.of(
                            "Allow iam:* on * if {\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"},\"StringEquals\":{\"aws:PrincipalTag/team\":\"ops\"}}"));

            Reason reason = reason("iam:GetUser", "user/alice", NO_MFA, policies, WITH_DEVICE);

            assertThat(reason.conditionKeys()).containsExactly("aws:SourceIp", "aws:PrincipalTag/team");
            assertThat(reason.sentence())
                    .isEqualTo("Allowed only when `aws:SourceIp` and `aws:PrincipalTag/team` fit. Yours does not.");
        }

        @Test
        void but_not_where_an_unconditional_deny_stands_behind_it() {
            ApplicablePolicies policies = holding(
                    PolicyText.of(
                            "Allow iam:* on * ;; Deny * on * if {\"NotIpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}} ;; Deny iam:GetUser on *"));

            assertThat(reason("iam:GetUser", "user/alice", NO_MFA, policies, WITH_DEVICE)
                            .reasonClass())
                    .isEqualTo(ReasonClass.EXPLICIT_DENY);
        }
    }

    @Nested
    class Where_nothing_helps {

        @Test
        void nobody_has_given_permission() {
            Reason reason = reason("iam:CreateAccessKey", "user/alice", NO_MFA, holding(), WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.NOT_GRANTED);
            assertThat(reason.wayOut()).isEqualTo(WayOut.ASK_ADMINISTRATOR);
            assertThat(reason.sentence()).isEqualTo("Nobody has given you permission for `iam:CreateAccessKey`.");
        }

        @Test
        void an_action_that_nobody_knows_has_no_resource_of_the_caller() {
            ApplicablePolicies policies = holding(PolicyText.of("Allow iam:Unheard on not user/bob"));

            assertThat(reason("iam:Unheard", "user/bob", NO_MFA, policies, WITH_DEVICE)
                            .reasonClass())
                    .isEqualTo(ReasonClass.NOT_GRANTED);
        }

        @Test
        void the_keys_are_those_of_the_statement_that_decided() {
            ApplicablePolicies policies = holding(
                    PolicyText.of(
                            "Deny s3:* on * if {\"Bool\":{\"aws:x\":\"true\"}} ;; Deny iam:* on * if"
                                    + " {\"Bool\":{\"aws:SecureTransport\":\"true\"},\"StringLike\":{\"aws:username\":\"*\"}}"));

            Reason reason = reason("iam:GetUser", "user/alice", NO_MFA, policies, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.EXPLICIT_DENY);
            assertThat(reason.conditionKeys()).containsExactly("aws:SecureTransport", "aws:username");
        }

        @Test
        void the_boundary_is_named() {
            ApplicablePolicies limited = new ApplicablePolicies(
                    List.of(attached("Admin", PolicyText.of("Allow * on *"))),
                    attached("TeamLimits", PolicyText.of("Allow s3:* on *")),
                    null);

            Reason reason = reason("iam:GetUser", "user/alice", NO_MFA, limited, WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.BOUNDARY);
            assertThat(reason.sentence()).isEqualTo("The permissions boundary `TeamLimits` does not include this.");
        }

        @Test
        void the_statement_without_a_Sid_is_named_by_its_policy() {
            Reason reason = reason(
                    "iam:GetUser",
                    "user/alice",
                    NO_MFA,
                    holding(PolicyText.of("Allow * on * ;; Deny iam:GetUser on *")),
                    WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.EXPLICIT_DENY);
            assertThat(reason.sentence()).isEqualTo("A policy blocks this: a statement in `held`.");
        }

        @Test
        void a_damaged_policy_is_the_reason_for_everything() {
            Reason reason = reason("iam:GetUser", "user/alice", NO_MFA, holding("{"), WITH_DEVICE);

            assertThat(reason.reasonClass()).isEqualTo(ReasonClass.POLICY_UNREADABLE);
            assertThat(reason.sentence()).isEqualTo("One of your policies is damaged, so everything is refused.");
            assertThat(reason.origin()).isEqualTo(PolicyOrigin.inline("held"));
        }
    }

    @Test
    void classes_of_reasons_have_the_names_that_pages_carry() {
        assertThat(ReasonClass.values())
                .extracting(ReasonClass::text)
                .containsExactly(
                        "needs-mfa",
                        "needs-mfa-setup",
                        "mfa-too-old",
                        "explicit-deny",
                        "not-granted",
                        "boundary",
                        "granted-elsewhere",
                        "toggle",
                        "condition",
                        "quota",
                        "state",
                        "policy-unreadable");
    }

    @Test
    void what_is_allowed_has_no_reason() {
        Optional<Reason> reason = WhatIfs.reasonFor(
                new AuthorizationRequest("iam:GetUser", PolicyCase.ALICE, NO_MFA),
                holding(PolicyText.of("Allow * on *")),
                WITH_DEVICE);

        assertThat(reason).isEmpty();
    }

    private static Reason reason(
            String action, String resource, RequestContext context, ApplicablePolicies policies, CallerFacts facts) {
        return WhatIfs.reasonFor(new AuthorizationRequest(action, PolicyText.arn(resource), context), policies, facts)
                .orElseThrow();
    }

    private static ApplicablePolicies holding(String... documents) {
        return ApplicablePolicies.of(
                List.of(documents).stream().map(text -> attached("held", text)).toList());
    }

    private static AttachedPolicy attached(String name, String document) {
        return new AttachedPolicy(PolicyOrigin.inline(name), CompiledPolicy.ofText(document));
    }
}
