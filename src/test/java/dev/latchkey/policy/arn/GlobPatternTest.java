package dev.latchkey.policy.arn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.document.ContextKey;
import dev.latchkey.policy.document.TextTemplate;
import dev.latchkey.policy.document.Variable;
import dev.latchkey.policy.oracle.SlowText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobPatternTest {

    @Test
    void every_short_pattern_agrees_with_the_definition_of_wildcards() {
        List<String> texts = sequences(5, "a", "b");
        for (String pattern : sequences(5, "a", "b", "*", "?")) {
            GlobPattern glob = GlobPattern.glob(TextTemplate.parse(pattern, false));
            for (String text : texts) {
                boolean expected = SlowText.glob(pattern, text);
                if (glob.matches(text, variable -> null) != expected || glob.matchesFrom("x" + text, 1) != expected) {
                    assertThat(expected).as("`%s` matches `%s`", pattern, text).isEqualTo(!expected);
                }
            }
        }
    }

    @Test
    void every_short_pattern_agrees_with_the_rule_on_colons_in_ARNs() {
        for (String before : List.of("", ":::", "arn:")) {
            agree(before, sequences(5, "a", ":", "*", "?"), sequences(5, "a", ":"));
        }
    }

    @Test
    void every_short_pattern_with_variables_agrees_with_the_rule_on_colons_in_ARNs() {
        for (String before : List.of("", "::::", "*::::")) {
            agree(
                    before,
                    sequences(4, "a", ":", "*", "?", "${a}", "${empty}", "${colon}", "${none}"),
                    sequences(4, "a", ":"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'*a', b, 3072, a, 2048",
        "'*a', b, 900, a, 2048",
        "'*aaaaaaaa', b, 682, a, 6000",
        "'*?', b, 2000, a, 2048",
        "'*ab', '', 2000, ab, 8000",
        "'?*', x, 3000, a, 8000"
    })
    void takes_no_longer_than_pattern_times_text(String part, String end, int times, String letters, int length) {
        GlobPattern glob = GlobPattern.glob(TextTemplate.parse(part.repeat(times) + end, false));
        String text = letters.repeat(length);

        Assertions.assertTimeout(Duration.ofSeconds(2), () -> glob.matches(text, variable -> null));
    }

    @ParameterizedTest
    @CsvSource({
        "user/${a}, role/x",
        "user/${a}, usex/x",
        "user/${a}, user",
        "u${a}, ''",
        "user/*${a}, role/x",
    })
    void values_are_not_asked_for_where_the_text_begins_otherwise(String pattern, String text) {
        GlobPattern glob = GlobPattern.glob(TextTemplate.parse(pattern, true));

        assertThat(glob.matches(text, variable -> {
                    throw new AssertionError("asked for " + variable);
                }))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "*, 0",
        "**?**, 1",
        "a?b*cd??, 7",
        "${a}, 0",
        "x${a}?${*}, 3",
    })
    void a_pattern_knows_the_least_that_it_takes(String pattern, int length) {
        assertThat(GlobPattern.glob(TextTemplate.parse(pattern, true)).minimumLength())
                .isEqualTo(length);
    }

    @Test
    void a_text_may_be_matched_from_its_middle_on() {
        GlobPattern glob = GlobPattern.foldedGlob("Get*r");

        assertThat(glob.matchesFrom("iam:GETuser", 4)).isTrue();
        assertThat(glob.matchesFrom("iam:GETuser", 3)).isFalse();
        assertThat(glob.matchesFrom("getr", 0)).isTrue();
        assertThat(glob.matchesFrom("getr", 1)).isFalse();
        assertThat(GlobPattern.glob(TextTemplate.parse("${a}", true)).matchesFrom("a", 0))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 16, 40})
    void patterns_may_be_long_with_variables_at_either_end(int times) {
        GlobPattern glob = GlobPattern.glob(TextTemplate.parse("${a}" + "?b".repeat(times) + "${none, 'x'}", true));
        String text = "a" + "ab".repeat(times) + "x";

        assertThat(glob.matches(text, GlobPatternTest::value)).isTrue();
        assertThat(glob.matches("b" + text.substring(1), GlobPatternTest::value))
                .isFalse();
        assertThat(glob.matches(text.substring(1), GlobPatternTest::value)).isFalse();
        assertThat(glob.matches(text.substring(0, text.length() - 1), GlobPatternTest::value))
                .isFalse();
        assertThat(glob.variableKeys()).extracting(ContextKey::name).containsExactly("a", "none");
    }

    private static void agree(String before, List<String> patterns, List<String> texts) {
        for (String end : patterns) {
            ResourcePattern pattern = ResourcePattern.of(before + end, true);
            for (String text : texts) {
                String resource = before.replace("*", "") + text;
                boolean expected = (before + end).equals("*")
                        || SlowText.resource(before + end, true, GlobPatternTest::value, resource);
                if (pattern.matches(resource, GlobPatternTest::value) != expected) {
                    assertThat(expected)
                            .as("`%s` matches `%s`", before + end, resource)
                            .isEqualTo(!expected);
                }
            }
        }
    }

    private static @Nullable String value(Variable variable) {
        return value(variable.key().name(), variable.defaultText());
    }

    private static @Nullable String value(String key, @Nullable String defaultText) {
        return switch (key) {
            case "a" -> "a";
            case "empty" -> "";
            case "colon" -> ":";
            default -> defaultText;
        };
    }

    /** All texts of at most so many of the pieces. */
    private static List<String> sequences(int longest, String... pieces) {
        List<String> all = new ArrayList<>(List.of(""));
        int from = 0;
        for (int length = 1; length <= longest; length++) {
            int to = all.size();
            for (int i = from; i < to; i++) {
                for (String piece : pieces) {
                    all.add(all.get(i) + piece);
                }
            }
            from = to;
        }
        return all;
    }
}
