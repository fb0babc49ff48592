package dev.latchkey.policy.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.document.PolicyReader;
import dev.latchkey.policy.document.Position;
import dev.latchkey.policy.document.UnreadablePolicyException;
import dev.latchkey.policy.validation.Finding.Severity;
import dev.latchkey.policy.validation.PolicyDocuments.AdviceRow;
import dev.latchkey.policy.validation.PolicyDocuments.StorageRow;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyValidatorTest {

    static Stream<StorageRow> stored() throws IOException {
        return PolicyDocuments.stored();
    }

    static Stream<AdviceRow> findings() throws IOException {
        return PolicyDocuments.findings();
    }

    @ParameterizedTest
    @MethodSource("stored")
    @Tag("row-by-row")
    void a_document_is_stored_or_refused_in_IAMs_words(StorageRow row) {
        PolicyDocuments.assertAnswered(row);
    }

    @ParameterizedTest
    @MethodSource("stored")
    @Tag("row-by-row")
    void what_is_stored_can_be_evaluated(StorageRow row) throws UnreadablePolicyException {
        if (row.answer().equals("stored")) {
            assertThat(PolicyReader.parse(row.document()).statements()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("findings")
    @Tag("row-by-row")
    void an_author_is_told(AdviceRow row) {
        PolicyDocuments.assertTold(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ManageOwnPasswordOnly",
                "ChangeOwnPassword",
                "ManageOwnCredentialsNoMFA",
                "ManageOwnCredentialsWithMFA"
            })
    void the_published_policies_are_without_fault(String name) {
        assertThat(PolicyValidator.validate(PolicyText.published(name), PolicyKind.MANAGED)
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreatePolicyVersion",
                "SetDefaultPolicyVersion",
                "DeletePolicyVersion",
                "CreateAccessKey",
                "CreateLoginProfile",
                "UpdateLoginProfile",
                "UpdateAccessKey",
                "UploadSSHPublicKey",
                "UploadSigningCertificate",
                "CreateServiceSpecificCredential",
                "ResetServiceSpecificCredential",
                "AttachUserPolicy",
                "AttachGroupPolicy",
                "AttachRolePolicy",
                "PutUserPolicy",
                "PutGroupPolicy",
                "PutRolePolicy",
                "AddUserToGroup",
                "UpdateAssumeRolePolicy",
                "DetachUserPolicy",
                "DetachGroupPolicy",
                "DeleteUserPolicy",
                "DeleteGroupPolicy",
                "RemoveUserFromGroup",
                "DeactivateMFADevice",
                "DeleteVirtualMFADevice",
                "EnableMFADevice",
                "ResyncMFADevice",
                "UpdateUser",
                "TagUser",
                "UpdateAccountPasswordPolicy",
                "DeleteAccountPasswordPolicy",
                "PutUserPermissionsBoundary",
                "DeleteUserPermissionsBoundary"
            })
    void what_lets_its_holder_gain_the_rights_of_others_is_pointed_out(String action) {
        assertThat(PolicyValidator.validate(PolicyText.of("Allow iam:" + action + " on *"), PolicyKind.MANAGED)
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("privilege-escalation");
                    assertThat(finding.severity()).isEqualTo(Severity.SECURITY);
                    assertThat(finding.explanation()).endsWith("the rights of others: iam:" + action);
                });
    }

    @Nested
    class A_finding {

        @Test
        void offers_the_nearest_name_and_stands_where_the_slip_is() {
            Finding finding = only("""
                    {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow",
                        "Action": ["iam:GetUser", "iam:CreatAccesKey"],
                        "Resource": "arn:aws:iam::*:user/${aws:username}"
                      }
                    }""");

            assertThat(finding.fix()).isEqualTo("Did you mean `iam:CreateAccessKey`?");
            assertThat(finding.position()).isEqualTo(new Position(5, 31));
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        }

        @Test
        void on_escalation_names_the_actions() {
            Finding finding = only(PolicyText.of("Allow iam:*AccessKey , iam:PutUserPolicy on *"));

            assertThat(finding.severity()).isEqualTo(Severity.SECURITY);
            assertThat(finding.explanation()).endsWith("iam:CreateAccessKey, iam:UpdateAccessKey, iam:PutUserPolicy");
        }

        @Test
        void of_the_first_failing_stage_is_the_rejection_and_the_others_are_listed_beside_it() {
            PolicyValidation validation = PolicyValidator.validate(
                    "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"x\",\"Resource\":\"y\"}}", PolicyKind.MANAGED);

            assertThat(validation.rejection()).map(Finding::id).hasValue("version-too-old");
            assertThat(validation.ofSeverity(Severity.ERROR))
                    .extracting(Finding::id)
                    .containsExactlyInAnyOrder("version-too-old", "invalid-arn", "invalid-action-form");
            assertThat(validation.ofSeverity(Severity.HINT)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            Allow iam:CreateAccessKey , iam:UpdateAccessKey , iam:PutUserPolicy , iam:TagUser , iam:UpdateUser on * | iam:TagUser
            Allow iam:*AccessKey , iam:PutUserPolicy , iam:TagUser , iam:UpdateUser , iam:ResyncMFADevice on * | and 1 more
            Allow iam:GetUser on user/x if {"ForAllValues:Null":{"aws:username":"true"}} | it is always true
            Allow iam:GetUser on user/x if {"ForAnyValue:Null":{"aws:username":"true"}} | it is always false
            Allow iam:GetUser on user/x if {"StringEquals":{"aws:username":[]}} | and the condition never holds
            Allow iam:GetUser on user/x if {"ForAnyValue:StringEqualsIfExists":{"aws:username":[]}} | and the condition never holds
            Allow iam:GetUser on user/x if {"StringEqualsIfExists":{"aws:username":[]}} | where the key is missing the condition holds
            Deny iam:GetUser on user/x if {"ForAllValues:StringEquals":{"aws:username":[]}} | where the key is missing the condition holds
            Allow iam:GetAccountSummary on user/* | so it matches only where the resource is `*`
            Allow iam:GetUser on group/x | acts on a resource of type `user`, and none is listed
            Allow iam:GetUser on user/x if {"Bool":{"aws:SecureTransport":"${aws:ViaAWSService}"}} | is not documented to expand variables; here it does
            Allow iam:GetUser on user/x if {"Null":{"aws:username":"${aws:userid}"}} | is not documented to expand variables, so this is literal text
            """)
        void says_what_it_means(String document, String end) {
            assertThat(only(PolicyText.of(document)).explanation()).endsWith(end);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            Allow iam:GetAccountSummary on user/* | Move it to a statement with the resource `*`.
            Allow iam:GetUser on group/x | Add such a resource, or move the action to another statement.
            Allow iam:GetUser on user/${aws:username | Add the closing brace.
            Allow iam:GetUser on user/${aws:username, 'x} | Add the closing quote and the brace.
            Allow iam:GetUser on user/${aws:usrname} | Did you mean `aws:username`?
            Allow iam:GetUser on user/${completely different thing/x} | Use a key that is known.
            """)
        void says_what_to_do(String document, String fix) {
            assertThat(only(PolicyText.of(document)).fix()).isEqualTo(fix);
        }

        @Test
        void follows_the_one_before_it_in_the_text() {
            List<Finding> findings = PolicyValidator.validate(
                            PolicyText.of(
                                    "Allow not iam:Gut on y ;; Allow iam:Gut on * ;; Deny iam:GetUser on z , null"),
                            PolicyKind.MANAGED)
                    .findings();

            assertThat(findings).hasSizeGreaterThan(4);
            assertThat(findings).isSortedAccordingTo(Comparator.comparing(Finding::position));
        }

        @Test
        void is_one_of_so_many_as_somebody_can_read() {
            String nonsense =
                    IntStream.range(0, 600).mapToObj(i -> "nonsense" + i + ":x").collect(Collectors.joining(" , "));

            assertThat(PolicyValidator.validate(PolicyText.of("Allow " + nonsense + " on *"), PolicyKind.INLINE)
                            .findings())
                    .hasSize(500);
        }

        @Test
        void on_a_Deny_that_covers_an_Allow_is_not_looked_for_among_too_many_actions() {
            String denied = IntStream.range(0, 400).mapToObj(i -> "s3:D" + i).collect(Collectors.joining(" , "));
            String allowed = IntStream.range(0, 400).mapToObj(i -> "s3:A" + i).collect(Collectors.joining(" , "));

            assertThat(PolicyValidator.validate(
                                    PolicyText.of("Allow " + allowed + " on * ;; Deny " + denied + " on *"),
                                    PolicyKind.MANAGED)
                            .findings())
                    .isEmpty();
            assertThat(PolicyValidator.validate(
                                    PolicyText.of("Allow " + denied + " on * ;; Deny " + denied + " on *"),
                                    PolicyKind.MANAGED)
                            .findings())
                    .isEmpty();
        }

        private static Finding only(String document) {
            List<Finding> findings =
                    PolicyValidator.validate(document, PolicyKind.MANAGED).findings();
            assertThat(findings).hasSize(1);
            return findings.get(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"iam:Nonsens%d\"",
                "\"iam:*%d\"",
                "\"iam:Get*\"",
                "\"nonsense%d:x\"",
            })
    void a_huge_document_is_judged_in_bounded_time(String action) {
        StringBuilder actions = new StringBuilder();
        for (int i = 0; actions.length() < 60_000; i++) {
            actions.append(actions.length() == 0 ? "" : ",").append(String.format(action, i));
        }
        String deny = "{\"Effect\":\"Deny\",\"Resource\":\"*\",\"Action\":[" + actions + "]}";
        String document = "{\"Statement\":[" + deny + "," + deny.replace("Deny", "Allow") + "]}";

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> PolicyValidator.validate(document, PolicyKind.INLINE));
    }
}
