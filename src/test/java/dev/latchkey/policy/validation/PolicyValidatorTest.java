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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
