package dev.latchkey.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.password.PasswordStrength.Weakness;
import dev.latchkey.secret.SecretText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordStrengthTest {
    private static final List<String> NAMES = List.of("123456789012", "example-corp", "paul.jones");

    private final PasswordStrength strength = new PasswordStrength(true);

    private Optional<Weakness> weaknessOf(String password) {
        return strength.weaknessOf(SecretText.of(password), NAMES);
    }

    @ParameterizedTest
    @CsvSource({
        "password1, COMMON",
        "Password1, COMMON",
        "iloveyou, COMMON",
        "football, COMMON",
        "princess, COMMON",
        "trustno1, COMMON",
        "letmein, COMMON",
        "sunshine, COMMON",
        "superman, COMMON",
        "baseball, COMMON",
        "paul.jones, NAME",
        "PAUL.JONES, NAME",
        "Paul.Jones1!, NAME",
        "!!paul.jones2026, NAME",
        "example-corp, NAME",
        "Example-Corp-2026!, NAME",
        "123456789012, NAME",
        "123456789012!, NAME",
        "latchkey, NAME",
        "Latchkey1!, NAME",
        "2026-Latchkey-2026, NAME",
        "aws!!!!2026, NAME",
        "Amazon123!, NAME",
        "Credentials1!, NAME",
        "zzzzzzzzzz, REPETITION",
        "!!!!!!!!!!!!, REPETITION",
        "AAAAAaaaaa, REPETITION",
        "zxcvbnm$%^, GUESSABLE",
        "Monday2026, GUESSABLE",
    })
    void a_password_that_others_try_first_is_refused_and_the_reason_named(String password, Weakness weakness) {
        assertThat(weaknessOf(password)).hasValueSatisfying(found -> assertThat(found)
                .isIn(weakness, Weakness.COMMON, Weakness.RUN, Weakness.GUESSABLE)
                .satisfies(name -> {
                    if (weakness == Weakness.NAME || weakness == Weakness.REPETITION) {
                        assertThat(name).isIn(weakness, Weakness.COMMON);
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23456789", "bcdefghij", "98765432", "poiuytre", "lkjhgfdsa", "FGHJKL;'"})
    void a_run_over_the_keyboard_or_of_letters_or_numbers_is_refused(String password) {
        assertThat(weaknessOf(password))
                .hasValueSatisfying(found -> assertThat(found).isIn(Weakness.RUN, Weakness.COMMON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Latchkey-demo-2026!",
                "Correct-horse-7-battery",
                "my latchkey hangs on a green hook",
                "paul.jones rides a purple tram",
                "Staple-42-elephants!",
                "uJ7#kq9!zR",
                "größenwahn über München",
                "tr0ub4dor&3-not-quite",
            })
    void a_name_inside_a_longer_password_only_costs_it_strength(String password) {
        assertThat(weaknessOf(password)).isEmpty();
    }

    @Test
    void nothing_is_refused_where_it_is_switched_off() {
        assertThat(new PasswordStrength(false).weaknessOf(SecretText.of("password"), NAMES))
                .isEmpty();
    }

    @Nested
    class A_long_password {
        @Test
        void is_judged_in_no_time() {
            weaknessOf("warm up");

            for (String password :
                    List.of("ab".repeat(64), "a1!B".repeat(32), "qwerty".repeat(21), "Zz9%".repeat(32))) {
                Assertions.assertTimeout(Duration.ofSeconds(2), () -> weaknessOf(password));
            }
        }
    }
}
