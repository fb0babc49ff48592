package dev.latchkey.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.secret.SecretText;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TypedPasswordTest {
    private static TypedPassword typed(String text) {
        return TypedPassword.of(SecretText.of(text));
    }

    @Nested
    class Taken_exactly_as_it_was_typed {
        @Test
        void it_keeps_spaces_at_its_ends_and_its_letter_case() {
            assertThat(typed("  Open Sesame ").text().reveal()).isEqualTo("  Open Sesame ");
        }

        @Test
        void it_is_the_same_however_the_keyboard_composes_its_characters() {
            assertThat(typed("u\u0308ber").text()).isEqualTo(typed("\u00fcber").text());
        }

        @Test
        void its_128th_character_counts() {
            assertThat(typed("x".repeat(127) + "a").text())
                    .isNotEqualTo(typed("x".repeat(127) + "b").text());
        }
    }

    @Nested
    class Of_a_shape_that_no_password_has {
        @Test
        void it_may_be_too_long_by_one_character() {
            assertThat(typed("x".repeat(128)).shape()).isEqualTo(TypedPassword.Shape.FINE);
            assertThat(typed("x".repeat(129)).shape()).isEqualTo(TypedPassword.Shape.TOO_LONG);
        }

        @Test
        void it_may_be_far_too_long() {
            assertThat(typed("x".repeat(200_000)).shape()).isEqualTo(TypedPassword.Shape.TOO_LONG);
        }

        @Test
        void it_may_be_empty_or_hold_characters_beyond_Latin_1() {
            assertThat(typed("").shape()).isEqualTo(TypedPassword.Shape.EMPTY);
            assertThat(typed("snow\u2603man").shape()).isEqualTo(TypedPassword.Shape.STRANGE_CHARACTERS);
            assertThat(typed("bell\u0007").shape()).isEqualTo(TypedPassword.Shape.STRANGE_CHARACTERS);
            assertThat(typed("tab\tline\nend\r\u00ff").shape()).isEqualTo(TypedPassword.Shape.FINE);
        }
    }
}
