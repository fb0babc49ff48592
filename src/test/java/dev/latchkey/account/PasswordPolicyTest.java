package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.account.PasswordPolicy.Violation;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.secret.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordPolicyTest {

    private static final List<String> ACCOUNT_NAMES = List.of("123456789012", "example-corp");
    private static final Instant CHANGED = Instant.parse("2026-03-01T10:00:00Z");

    @Nested
    class IAMs_default {

        private final PasswordPolicy policy = PasswordPolicy.iamDefault();

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "abcdEF12            |",
                    "abcdef1!            |",
                    "ABCDEF1!            |",
                    "Latchkey-demo-2026! |",
                    "abcdE12             | minimum-length",
                    "abcdEFGH            | kinds",
                    "abcdefgh            | kinds",
                    "12345678            | kinds",
                    "ÄÖÜäöü12            | kinds",
                    "abc                 | minimum-length,kinds",
                    "123456789012        | kinds,not-account-name",
                    "Example-Corp        | not-account-name",
                    "Example-Corp2       |",
                })
        void judges_passwords_by_length_kinds_and_the_accounts_name(String password, String broken) {
            assertThat(brokenBy(policy, password)).isEqualTo(broken == null ? "" : broken);
        }

        @Test
        void says_how_many_kinds_are_missing_and_which_they_can_be() {
            assertThat(messages(policy, "abcdefgh"))
                    .containsExactly(
                            "Password should meet 2 more of the following requirements: should have at least one"
                                    + " uppercase letter, should have at least one number, should have at least one symbol");
        }

        @Test
        void lets_nobody_change_the_own_password_by_itself_and_expires_none() {
            assertThat(policy.allowUsersToChangePassword()).isFalse();
            assertThat(policy.expirePasswords()).isFalse();
            assertThat(policy.custom()).isFalse();
        }
    }

    @Nested
    class A_custom_policy {

        private final PasswordPolicy strict = policy(10, true, OptionalInt.of(90));

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "abcdefGH1!   |",
                    "abcdefGH12   | symbol",
                    "abcdefghi!   | uppercase,number",
                    "ABCDEFGHI1   | lowercase,symbol",
                    "abcdefGHI!   | number",
                    "abcGH1!      | minimum-length",
                    "abcdefGH1~   | symbol",
                    "123456789012 | uppercase,lowercase,symbol",
                })
        void asks_for_the_kinds_that_it_names(String password, String broken) {
            assertThat(brokenBy(strict, password)).isEqualTo(broken == null ? "" : broken);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                quoteCharacter = '"',
                value = {
                    "!~", "@~", "#~", "$~", "%~", "^~", "&~", "*~", "(~", ")~", "_~", "+~", "-~", "=~", "[~", "]~",
                    "{~", "}~", "|~", "'~"
                })
        void counts_the_symbols_of_IAM_as_symbols(String symbol) {
            assertThat(brokenBy(strict, "abcdefGH1" + symbol)).isEmpty();
        }

        @Test
        void counts_characters_and_not_their_bytes() {
            assertThat(brokenBy(policy(10, false, OptionalInt.empty()), "ÄÖÜäöüßñ¿"))
                    .isEqualTo("minimum-length");
            assertThat(brokenBy(policy(9, false, OptionalInt.empty()), "ÄÖÜäöüßñ¿"))
                    .isEmpty();
        }

        @Test
        void answers_in_the_words_of_IAM() {
            assertThat(messages(strict, "short"))
                    .containsExactly(
                            "Password should have a minimum length of 10",
                            "Password should have at least one uppercase letter",
                            "Password should have at least one number",
                            "Password should have at least one symbol");
        }

        @Test
        void tells_a_person_in_whole_sentences_what_to_do() {
            assertThat(strict.violations(SecretText.of("short"), ACCOUNT_NAMES))
                    .extracting(Violation::advice)
                    .allMatch(sentence -> sentence.matches("[A-Z].*\\."));
        }

        @Test
        void gives_scripts_what_they_need_to_tick_rules_off() {
            assertThat(strict.rules())
                    .extracting(rule -> rule.id() + "=" + rule.value())
                    .containsExactly("minimum-length=10", "uppercase=1", "lowercase=1", "number=1", "symbol=1");
        }
    }

    @Nested
    class Numbers_out_of_range {

        @ParameterizedTest
        @CsvSource({"5", "0", "-1", "129", "2147483647"})
        void a_minimum_length_other_than_6_to_128_is_refused(int length) {
            var failed = failure(length, OptionalInt.empty(), OptionalInt.empty());

            assertThat(failed.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
            assertThat(failed.problems())
                    .containsExactly(new FieldProblem("minimumPasswordLength", "Use a whole number from 6 to 128."));
        }

        @Test
        void are_all_told_at_once_in_the_words_of_IAM() {
            var failed = failure(5, OptionalInt.of(1096), OptionalInt.of(25));

            assertThat(failed)
                    .hasMessage("3 validation errors detected: Value '5' at 'minimumPasswordLength' failed to satisfy"
                            + " constraint: Member must have value greater than or equal to 6; Value '1096' at"
                            + " 'maxPasswordAge' failed to satisfy constraint: Member must have value less than or equal"
                            + " to 1095; Value '25' at 'passwordReusePrevention' failed to satisfy constraint: Member"
                            + " must have value less than or equal to 24");
        }

        @Test
        void the_ends_of_the_ranges_are_accepted() {
            assertThat(custom(6, OptionalInt.of(1), OptionalInt.of(1)).minimumPasswordLength())
                    .isEqualTo(6);
            assertThat(custom(128, OptionalInt.of(1095), OptionalInt.of(24)).minimumPasswordLength())
                    .isEqualTo(128);
        }

        private static OperationFailed failure(int length, OptionalInt age, OptionalInt reuse) {
            return catchThrowableOfType(OperationFailed.class, () -> custom(length, age, reuse));
        }
    }

    @Nested
    class Expiry {

        private final PasswordPolicy ninetyDays = policy(8, false, OptionalInt.of(90));

        @Test
        void comes_when_the_days_are_over_and_not_before() {
            assertThat(ninetyDays.isExpired(CHANGED, CHANGED.plus(Duration.ofDays(89))))
                    .isFalse();
            assertThat(ninetyDays.isExpired(
                            CHANGED, CHANGED.plus(Duration.ofDays(90)).minusSeconds(1)))
                    .isFalse();
            assertThat(ninetyDays.isExpired(CHANGED, CHANGED.plus(Duration.ofDays(90))))
                    .isTrue();
            assertThat(ninetyDays.isExpired(CHANGED, CHANGED.plus(Duration.ofDays(91))))
                    .isTrue();
        }

        @Test
        void never_comes_without_an_age() {
            PasswordPolicy ageless = policy(8, false, OptionalInt.empty());

            assertThat(ageless.isExpired(CHANGED, CHANGED.plus(Duration.ofDays(40_000))))
                    .isFalse();
            assertThat(ageless.expiryOf(CHANGED)).isEmpty();
        }
    }

    private static PasswordPolicy policy(int length, boolean everyKind, OptionalInt age) {
        return new PasswordPolicy(
                true, length, everyKind, everyKind, everyKind, everyKind, false, age, OptionalInt.empty(), false);
    }

    private static PasswordPolicy custom(int length, OptionalInt age, OptionalInt reuse) {
        return new PasswordPolicy(true, length, false, false, false, false, false, age, reuse, false);
    }

    private static String brokenBy(PasswordPolicy policy, String password) {
        return String.join(
                ",",
                policy.violations(SecretText.of(password), ACCOUNT_NAMES).stream()
                        .map(violation -> violation.rule().id())
                        .toList());
    }

    private static List<String> messages(PasswordPolicy policy, String password) {
        return policy.violations(SecretText.of(password), ACCOUNT_NAMES).stream()
                .map(Violation::message)
                .toList();
    }
}
