package dev.latchkey.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void lines_and_columns_are_counted_from_one() {
        String text = "ab\n\nc";

        assertThat(IntStream.rangeClosed(0, 6).mapToObj(offset -> Position.ofOffset(text, offset)))
                .containsExactly(
                        new Position(1, 1),
                        new Position(1, 2),
                        new Position(1, 3),
                        new Position(2, 1),
                        new Position(3, 1),
                        new Position(3, 2),
                        new Position(3, 2));
    }

    @Test
    void places_follow_each_other_as_in_the_text() {
        List<Position> inOrder =
                List.of(new Position(1, 2), new Position(1, 10), new Position(2, 1), new Position(10, 1));

        assertThat(List.of(inOrder.get(3), inOrder.get(1), inOrder.get(2), inOrder.get(0)).stream()
                        .sorted())
                .containsExactlyElementsOf(inOrder);
        assertThat(inOrder.get(0)).isEqualByComparingTo(new Position(1, 2)).hasToString("line 1, column 2");
    }
}
