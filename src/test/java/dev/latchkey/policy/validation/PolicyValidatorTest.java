package dev.latchkey.policy.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.document.PolicyReader;
import dev.latchkey.policy.document.Position;
import dev.latchkey.policy.document.UnreadablePolicyException;
import dev.latchkey.policy.validation.Finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyValidatorTest {

    static Stream<Arguments> stored() throws IOException {
        return rows("storage.md")
                .map(cells -> Arguments.of(PolicyKind.valueOf(cells.get(0)), cells.get(1), cells.get(2)));
    }

    static Stream<Arguments> findings() throws IOException {
        return rows("findings.md").map(cells -> Arguments.of(cells.get(0), cells.get(1)));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void a_document_is_stored_or_refused_in_IAMs_words(PolicyKind kind, String document, String answer) {
        PolicyValidation validation = PolicyValidator.validate(document, kind);

        assertThat(validation.iamMessage().orElse("stored")).isEqualTo(answer);
        assertThat(validation.isAcceptable()).isEqualTo(answer.equals("stored"));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void what_is_stored_can_be_evaluated(PolicyKind kind, String document, String answer)
            throws UnreadablePolicyException {
        if (answer.equals("stored")) {
            assertThat(PolicyReader.parse(document).statements()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("findings")
    void an_author_is_told(String document, String ids) {
        PolicyValidation validation = PolicyValidator.validate(PolicyText.of(document), PolicyKind.MANAGED);

        String found = validation.findings().stream()
                .map(Finding::id)
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
        String expected = Stream.of(ids.split(" ", -1)).sorted().collect(Collectors.joining(" "));
        assertThat(found.isEmpty() ? "-" : found).isEqualTo(expected);
        assertThat(validation.findings()).allSatisfy(finding -> {
            assertThat(finding.explanation()).isNotBlank().doesNotEndWith(".");
            assertThat(finding.fix()).isNotBlank();
            assertThat(finding.position().line()).isPositive();
            assertThat(finding.iamMessage() != null).isEqualTo(finding.severity() == Severity.ERROR);
        });
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

    private static Stream<List<String>> rows(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/policy-documents", name), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| --"))
                .skip(1)
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)));
    }
}
