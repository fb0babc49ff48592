package dev.latchkey.operation.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a listing goes on: whatever it is sorted by, its marker is one that may be sent back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MarkerTest {

    private static final int[] LETTERS = IntStream.rangeClosed(0x20, 0x3FFFF)
            .filter(c -> TextShape.TAG_KEY.broken(Character.toString(c)).isEmpty())
            .toArray();

    private static void comesBack(String key) {
        String marker = Marker.of(key);

        assertThat(TextShape.MARKER.broken(marker)).as(key).isEmpty();
        assertThat(Marker.key(marker)).contains(key);
    }

    @Provide
    Arbitrary<String> tagKeys() {
        return Arbitraries.integers()
                .between(0, LETTERS.length - 1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(128)
                .map(indices -> {
                    StringBuilder key = new StringBuilder();
                    indices.forEach(index -> key.appendCodePoint(LETTERS[index]));
                    return key.toString();
                });
    }

    @Property(tries = 500)
    void of_any_key_of_a_tag_comes_back(@ForAll("tagKeys") String key) {
        comesBack(key);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 128, 213, 214, 239, 240, 241, 256})
    void of_the_longest_serial_number_comes_back(int length) {
        comesBack("m".repeat(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 81, 127, 128})
    void of_the_longest_letters_comes_back(int length) {
        comesBack(Character.toString(0x3134A).repeat(length));
    }

    @Property(tries = 500)
    void that_nobody_gave_is_no_key_or_a_text(@ForAll @StringLength(max = 320) String marker) {
        for (String each : List.of(marker, "!" + marker, "#" + marker)) {
            assertThat(Marker.key(each).orElse("a")).isNotEmpty().doesNotContain("\0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "#", "=", "A", "AA==", "YQ=", "_w", "! ", "#\u00ad", "nonsense?", "\u00e9"})
    void that_is_none_has_no_key(String marker) {
        assertThat(Marker.key(marker)).isEmpty();
    }
}
