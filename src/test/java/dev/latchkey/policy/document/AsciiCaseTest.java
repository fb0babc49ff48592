package dev.latchkey.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiCaseTest {

    private static final String UPPER = "@ABCXYZ[";
    private static final String LOWER = "@abcxyz[";

    @Test
    void the_letters_A_to_Z_are_equal_to_a_to_z_and_nothing_beside_them() {
        assertThat(AsciiCase.fold(UPPER)).isEqualTo(LOWER);
        assertThat(AsciiCase.fold(LOWER)).isSameAs(LOWER);
        assertThat(AsciiCase.equal(UPPER, LOWER)).isTrue();
        assertThat(AsciiCase.equal("@", "`")).isFalse();
        assertThat(AsciiCase.equal("[", "{")).isFalse();
        assertThat(AsciiCase.equal("K", "\u212A")).isFalse();
        assertThat(AsciiCase.equal("\u00C4", "\u00E4")).isFalse();
        assertThat(AsciiCase.hash(UPPER)).isEqualTo(AsciiCase.hash("x" + LOWER, 1, 1 + LOWER.length()));
        assertThat(AsciiCase.hash("ab")).isNotEqualTo(AsciiCase.hash("ba"));
    }

    @Test
    void a_part_is_found_at_its_place_alone() {
        assertThat(AsciiCase.matchesAt("xGetUser", 1, "getu")).isTrue();
        assertThat(AsciiCase.matchesAt("xGetUser", 0, "getu")).isFalse();
        assertThat(AsciiCase.matchesAt("xGet", 1, "getu")).isFalse();
        assertThat(AsciiCase.matchesAt("xGet", 4, "")).isTrue();
        assertThat(AsciiCase.equal("get", "getu")).isFalse();
        assertThat(AsciiCase.equal("getu", "get")).isFalse();
    }
}
