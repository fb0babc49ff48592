package dev.latchkey.policy.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    @ParameterizedTest
    @CsvSource({
        "kitten, sitting",
        "kitten, KITTEN",
        "'', abc",
        "abc, ''",
        "abc, bcd",
        "abcdefghijkl, abcdefgh",
        "abcdefghijkl, xbxdxfxhijkl"
    })
    void a_third_of_the_letters_may_be_added_dropped_or_replaced_and_three_always(String mistyped, String name) {
        assertThat(NearestName.to(mistyped, List.of(name))).hasValue(name);
    }

    @ParameterizedTest
    @CsvSource({
        "kitten, sittings",
        "'', abcd",
        "abcd, ''",
        "abcd, efgh",
        "abcdefghijkl, abcdefg",
        "abcdefghijkl, xbxdxfxhxjkl"
    })
    void more_is_another_name(String mistyped, String name) {
        assertThat(NearestName.to(mistyped, List.of(name))).isEmpty();
    }

    @Test
    void of_several_names_the_nearest_is_meant_and_of_equally_near_ones_the_first() {
        assertThat(NearestName.to("GetUsr", List.of("GetRole", "GetUser", "ListUsers")))
                .hasValue("GetUser");
        assertThat(NearestName.to("GetUsr", List.of("GetUsx", "GetUsy"))).hasValue("GetUsx");
    }

    @Test
    void a_long_text_is_no_name() {
        assertThat(NearestName.to("x".repeat(128), List.of("x".repeat(127)))).isPresent();
        assertThat(NearestName.to("x".repeat(129), List.of("x".repeat(128)))).isEmpty();
    }
}
