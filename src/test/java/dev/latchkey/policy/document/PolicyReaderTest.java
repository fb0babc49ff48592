package dev.latchkey.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.policy.PolicyText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {

    private static final String STATEMENT = "{\"Effect\":\"Allow\",\"Action\":\"iam:GetUser\",\"Resource\":\"*\"}";

    @Nested
    class A_document_that_is_understood {

        @Test
        void becomes_a_model_with_places() throws UnreadablePolicyException {
            PolicyDocument document = PolicyReader.parse(PolicyText.published("ManageOwnCredentialsWithMFA"));

            assertThat(document.version()).isEqualTo(LanguageVersion.V2012);
            assertThat(document.statements()).hasSize(9);
            Statement last = document.statements().get(8);
            assertThat(last.sid()).isEqualTo("DenyAllExceptListedIfNoMFA");
            assertThat(last.effect()).isEqualTo(Effect.DENY);
            assertThat(last.actions()).isInstanceOf(ActionElement.NotAction.class);
            assertThat(last.actions().name()).isEqualTo("NotAction");
            assertThat(last.start()).isEqualTo(new Position(89, 9));
            assertThat(last.end()).isEqualTo(new Position(108, 9));
            assertThat(last.conditions().get(0).operator().text()).isEqualTo("BoolIfExists");
            assertThat(last.conditions().get(0).values().get(0).position()).isEqualTo(new Position(105, 51));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ManageOwnPasswordOnly",
                    "ChangeOwnPassword",
                    "ManageOwnCredentialsNoMFA",
                    "ManageOwnCredentialsWithMFA"
                })
        void may_be_any_of_the_published_ones(String name) {
            assertThat(catchThrowableOfType(
                            UnreadablePolicyException.class, () -> PolicyReader.parse(PolicyText.published(name))))
                    .isNull();
        }

        @Test
        void may_hold_ten_thousand_values() throws UnreadablePolicyException {
            String actions = "\"a:b\",".repeat(9_999) + "\"a:b\"";
            PolicyDocument document = PolicyReader.parse(
                    "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[" + actions + "],\"Resource\":\"*\"}}");

            assertThat(document.statements().get(0).actions().values()).hasSize(10_000);
        }

        @Test
        void may_be_as_long_as_a_request() throws UnreadablePolicyException {
            String document = "{\"Statement\":" + STATEMENT + "}";
            String longest = document + " ".repeat(PolicyReader.MAX_LENGTH - document.length());

            assertThat(PolicyReader.parse(longest).statements()).hasSize(1);
        }

        @Test
        void may_hold_every_legal_character() throws UnreadablePolicyException {
            StringBuilder legal = new StringBuilder();
            for (char c = ' '; c <= '\u00FF'; c++) {
                legal.append(c == '"' || c == '\\' ? "" : c);
            }

            PolicyDocument document =
                    PolicyReader.parse("\t\r\n{\"Id\":\"" + legal + "\",\"Statement\":" + STATEMENT + "}");

            assertThat(document.id()).isEqualTo(legal.toString());
        }

        @Test
        void may_have_many_conditions_and_each_key_but_once() throws UnreadablePolicyException {
            String keys = "\"k0\":\"v\"";
            for (int i = 1; i < 20; i++) {
                keys += ",\"k" + i + "\":\"v\"";
            }
            String condition =
                    "{\"Statement\":" + STATEMENT.replace("}", ",\"Condition\":{\"StringEquals\":{%s}}}") + "}";

            assertThat(PolicyReader.parse(String.format(condition, keys))
                            .statements()
                            .get(0)
                            .conditions())
                    .hasSize(20);
            String twice = keys + ",\"k3\":\"v\"";
            assertThatThrownBy(() -> PolicyReader.parse(String.format(condition, twice)))
                    .hasMessageStartingWith("`k3` stands twice in the same object");
        }

        @Test
        void keeps_escaped_characters_from_outside_of_the_legal_set() throws UnreadablePolicyException {
            PolicyDocument document = PolicyReader.parse(withSid("\\ud83d\\udd11\\u0130"));

            assertThat(document.statements().get(0).sid()).isEqualTo("\uD83D\uDD11\u0130");
        }
    }

    @Nested
    class A_document_that_is_not_understood {

        @ParameterizedTest
        @MethodSource("dev.latchkey.policy.document.PolicyReaderTest#refused")
        void is_refused_with_its_place(String text, int line, int column, String start) {
            UnreadablePolicyException refused =
                    catchThrowableOfType(UnreadablePolicyException.class, () -> PolicyReader.parse(text));

            PolicyProblem problem = refused.problems().get(0);
            assertThat(problem.detail()).startsWith(start);
            assertThat(problem.position()).isEqualTo(new Position(line, column));
            assertThat(problem.message()).isEqualTo("Syntax errors in policy.");
        }

        @ParameterizedTest
        @MethodSource("dev.latchkey.policy.document.PolicyReaderTest#hostile")
        void is_refused_in_bounded_time_by_one_typed_error(String text) {
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> assertThatThrownBy(() -> PolicyReader.parse(text))
                    .isInstanceOf(UnreadablePolicyException.class));
        }

        @Test
        void names_an_illegal_character_and_its_line() {
            UnreadablePolicyException refused = catchThrowableOfType(
                    UnreadablePolicyException.class,
                    () -> PolicyReader.parse("{\n  \"Version" + (char) 0x2028 + "\": 1}"));

            assertThat(refused).hasMessage("character U+2028 is not allowed in a policy (line 2, column 11)");
        }
    }

    private static String withSid(String sid) {
        return "{\"Statement\":" + STATEMENT.replace("{", "{\"Sid\":\"" + sid + "\",") + "}";
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", 1, 1, "the policy is empty"),
                Arguments.of("   ", 1, 1, "the policy is empty"),
                Arguments.of("[]", 1, 1, "a policy must be one JSON object"),
                Arguments.of("\n \"x\"", 2, 2, "a policy must be one JSON object"),
                Arguments.of("{\"Statement\":[]}", 1, 15, "`Statement` must not be empty"),
                Arguments.of("{\"Version\":\"2012-10-18\"}", 1, 12, "`2012-10-18` is not a version"),
                Arguments.of("{\"Foo\":1}", 1, 2, "`Foo` is not an element of a policy"),
                Arguments.of("{\n  \"Statement\":{\"foo\":1}}", 2, 16, "`foo` is not an element of a statement"),
                Arguments.of("{\"Statement\":{\"Sid\":1}}", 1, 21, "`Sid` must be a string"),
                Arguments.of("{\"Statement\":{\"Sid\":\"a\"}}", 1, 14, "the statement has no `Effect`"),
                Arguments.of("{\"Version\":\"2012-10-17\"}", 1, 1, "the policy has no `Statement`"),
                Arguments.of("{\"Statement\":{\"Effect\":\"Alow\"}}", 1, 24, "`Alow` is not an effect"),
                Arguments.of(
                        "{\"Statement\":{\"Condition\":{\"Sting\":{\"a\":\"b\"}}}}",
                        1,
                        28,
                        "`Sting` is not a condition operator"),
                Arguments.of("{\"Id\":\"a\",\"Id\":\"b\"}", 1, 11, "`Id` stands twice in the same object"),
                Arguments.of("{\"Statement\": [}", 1, 16, "this is not JSON: unexpected close marker '}'"));
    }

    static Stream<String> hostile() {
        String whole = "{\"Statement\":" + STATEMENT + "}";
        return Stream.of(
                "[".repeat(100_000),
                "{\"Statement\":".repeat(9_000),
                "{\"Statement\":{\"Principal\":" + "[".repeat(50_000),
                "{\"Statement\":{\"Principal\":" + "{\"a\":".repeat(20_000),
                "{\"Statement\":{\"Condition\":{\"StringEquals\":{\"a\":[[\"b\"]]}}}}",
                whole + whole,
                whole + " x",
                whole + "\u0000",
                "\uFEFF" + whole,
                whole.replace("iam", "i\u0430m"),
                whole.replace("iam", "i\tam"),
                whole.replace("*", "\u0000"),
                whole.replace("*", "\\ud800"),
                whole.replace("*", "\\udc00\\ud800"),
                whole.replace("\"*\"", "\"*"),
                whole.replace("\"*\"", "'*'"),
                whole.replace("\"*\"", "*"),
                whole.replace("\"*\"", "\"\\x\""),
                whole.replace("\"*\"", "\"*\" // no"),
                whole.replace("\"*\"", "\"*\","),
                whole.replace("\"*\"", "1".repeat(100_000)),
                whole.replace("}}", ",\"Condition\":{\"NumericEquals\":{\"a\":1e" + "9".repeat(2_000) + "}}}}"),
                " ".repeat(PolicyReader.MAX_LENGTH + 1),
                whole + " ".repeat(PolicyReader.MAX_LENGTH),
                "\"".repeat(1_000),
                "{\"Version\":\"2012-10-17\",\"Version\":\"2012-10-17\",\"Statement\":" + STATEMENT + "}");
    }

    @Test
    void the_four_problems_of_a_statement_are_all_listed() throws UnreadablePolicyException {
        DocumentReading reading =
                PolicyReader.read("{\"Statement\":{\"Effect\":\"ALLOW\",\"Principal\":\"*\",\"Action\":\"x\"}}");

        assertThat(reading.problems())
                .extracting(PolicyProblem::kind)
                .containsExactlyElementsOf(List.of(
                        PolicyProblem.Kind.EFFECT_CASE,
                        PolicyProblem.Kind.PRINCIPAL,
                        PolicyProblem.Kind.ACTION_FORM,
                        PolicyProblem.Kind.NO_RESOURCES));
    }
}
