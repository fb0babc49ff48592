package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.account.PasswordChangeAccess.Obstacle;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordChangeEffectTest {

    /** Letters of what is open: c and r for change and read without MFA, C and R with it; a dash for nothing. */
    @ParameterizedTest
    @CsvSource({
        "-,    crCR, GAIN",
        "crCR, -,    LOSE",
        "crCR, crCR, KEEP",
        "-,    -,    WITHOUT",
        "CR,   crCR, GAIN",
        "crCR, CR,   LOSE MFA_FIRST",
        "CR,   CR,   KEEP MFA_FIRST",
        "-,    CR,   GAIN MFA_FIRST",
        "-,    cCR,  GAIN RULES_AFTER_MFA",
        "cCR,  cCR,  KEEP RULES_AFTER_MFA",
        "-,    cC,   GAIN RULES_NEVER",
        "-,    C,    GAIN MFA_FIRST RULES_NEVER",
        "rR,   crCR, GAIN",
        "cr,   cr,   KEEP",
    })
    void a_user_is_sorted_by_what_was_and_will_be_open(String before, String after, String groups) {
        var effect = new PasswordChangeEffect("zoe", access(before), access(after));

        assertThat(Arrays.stream(EffectGroup.values())
                        .filter(group -> group.includes(effect))
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(groups);
    }

    @Nested
    class Counted {

        private final EffectTally tally = new EffectTally();

        @Test
        void a_group_keeps_the_number_of_all_and_the_names_of_the_first() {
            for (int i = 0; i < 50; i++) {
                tally.add(new PasswordChangeEffect("user-" + i, access("-"), access("crCR")));
            }

            assertThat(tally.of(EffectGroup.GAIN).users()).isEqualTo(50);
            assertThat(tally.of(EffectGroup.GAIN).names()).hasSize(20).startsWith("user-0", "user-1");
            assertThat(tally.of(EffectGroup.LOSE).users()).isZero();
        }

        @Test
        void a_group_names_each_statement_that_stands_in_the_way_once() {
            Obstacle deny = new Obstacle("ManageOwnCredentialsWithMFA", "DenyAllExceptListedIfNoMFA");
            PasswordChangeAccess closed = new PasswordChangeAccess(true, false, true, true, Obstacle.NONE, deny);
            tally.add(new PasswordChangeEffect("mia", closed, closed));
            tally.add(new PasswordChangeEffect("max", closed, closed));

            assertThat(tally.of(EffectGroup.RULES_AFTER_MFA).names()).containsExactly("mia", "max");
            assertThat(tally.of(EffectGroup.RULES_AFTER_MFA).obstacles()).containsExactly(deny);
        }
    }

    private static PasswordChangeAccess access(String open) {
        return new PasswordChangeAccess(
                open.contains("c"),
                open.contains("r"),
                open.contains("C"),
                open.contains("R"),
                Obstacle.NONE,
                Obstacle.NONE);
    }
}
