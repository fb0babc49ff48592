package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RateLimitTest {

    private final TestClock clock = new TestClock();
    private final RateLimit limit = new RateLimit(10, clock);

    @BeforeEach
    void stop_the_clock() {
        clock.stopAt(Instant.parse("2026-03-01T12:00:00Z"));
    }

    private long allowedOf(int calls, String name) {
        return IntStream.range(0, calls)
                .filter(turn -> !limit.isExceededBy(name))
                .count();
    }

    @Test
    void lets_so_many_through_in_a_second() {
        assertThat(allowedOf(15, "AKIA1")).isEqualTo(10);
    }

    @Test
    void gives_them_back_one_by_one_as_time_passes() {
        allowedOf(15, "AKIA1");
        clock.advance(Duration.ofMillis(300));
        assertThat(allowedOf(15, "AKIA1")).isEqualTo(3);
        clock.advance(Duration.ofHours(1));
        assertThat(allowedOf(15, "AKIA1")).isEqualTo(10);
    }

    @Test
    void counts_each_name_by_itself() {
        allowedOf(15, "AKIA1");

        assertThat(allowedOf(15, "AKIA2")).isEqualTo(10);
    }

    @Test
    void is_none_where_it_is_nought() {
        RateLimit none = new RateLimit(0, clock);

        assertThat(IntStream.range(0, 100).anyMatch(turn -> none.isExceededBy("AKIA1")))
                .isFalse();
    }
}
