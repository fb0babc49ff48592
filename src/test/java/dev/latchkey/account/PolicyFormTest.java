package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.web.Typed;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyFormTest {

    @Nested
    class While_IAMs_default_holds {

        private final PolicyForm form = PolicyForm.of(EffectivePasswordPolicy.IAM_DEFAULT, 15);

        @Test
        void proposes_15_characters_and_leaves_the_flag_as_it_is() {
            assertThat(form.minimumPasswordLength()).isEqualTo("15");
            assertThat(form.allowUsersToChangePassword()).isFalse();
            assertThat(form.ticked()).isEmpty();
        }
    }

    @Nested
    class Sent {

        @Test
        void asks_for_the_policy_that_was_typed() {
            PasswordPolicy policy = PolicyForm.sent(new Typed(Map.of(
                            "minimumPasswordLength", " 12 ",
                            "requireNumbers", "on",
                            "allowUsersToChangePassword", "on",
                            "expirePasswords", "on",
                            "maxPasswordAge", "90",
                            "hardExpiry", "on",
                            "preventReuse", "on",
                            "passwordReusePrevention", "5")))
                    .policy();

            assertThat(policy)
                    .isEqualTo(new PasswordPolicy(
                            true, 12, false, false, true, false, true, OptionalInt.of(90), OptionalInt.of(5), true));
        }

        @Test
        void numbers_beside_boxes_that_are_not_ticked_do_not_count() {
            PasswordPolicy policy = PolicyForm.sent(new Typed(Map.of(
                            "minimumPasswordLength", "12",
                            "maxPasswordAge", "nonsense",
                            "passwordReusePrevention", "99",
                            "hardExpiry", "on")))
                    .policy();

            assertThat(policy.expirePasswords()).isFalse();
            assertThat(policy.passwordReusePrevention()).isEmpty();
            assertThat(policy.hardExpiry()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "abc", "12.5", "1e2", "-8", "99999999999999999999", "１２"})
        void what_is_no_number_is_told_at_its_field(String text) {
            PolicyForm form = PolicyForm.sent(new Typed(Map.of("minimumPasswordLength", text)));

            var failed = catchThrowableOfType(OperationFailed.class, form::policy);

            assertThat(failed.problems())
                    .containsExactly(new FieldProblem("minimumPasswordLength", "Use a whole number from 6 to 128."));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "-1", "99999999999999999999"})
        void what_is_no_version_is_none(String text) {
            assertThat(PolicyForm.sent(new Typed(Map.of("version", text))).expectedVersion())
                    .isNull();
        }

        @Test
        void shows_again_exactly_what_was_typed() {
            Map<String, String> fields =
                    Map.of("minimumPasswordLength", "1x", "requireSymbols", "on", "maxPasswordAge", "0");

            PolicyForm form = PolicyForm.sent(new Typed(fields));

            assertThat(form.minimumPasswordLength()).isEqualTo("1x");
            assertThat(form.maxPasswordAge()).isEqualTo("0");
            assertThat(form.ticked()).containsExactly("requireSymbols");
        }
    }
}
