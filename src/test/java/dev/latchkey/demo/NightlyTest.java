package dev.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NightlyTest {

    private final TestClock clock = new TestClock();
    private Nightly night;

    @BeforeEach
    void startInTheAfternoon() {
        clock.stopAt(Instant.parse("2026-03-01T15:00:00Z"));
        night = new Nightly(clock);
    }

    @Test
    void it_is_time_at_two_and_not_before() {
        assertThat(night.isTime()).isFalse();
        clock.stopAt(Instant.parse("2026-03-02T01:59:59Z"));
        assertThat(night.isTime()).isFalse();

        clock.stopAt(Instant.parse("2026-03-02T02:00:00Z"));

        assertThat(night.isTime()).isTrue();
    }

    @Test
    void it_is_time_once_a_night() {
        clock.stopAt(Instant.parse("2026-03-02T02:00:30Z"));
        assertThat(night.isTime()).isTrue();

        clock.advance(Duration.ofMinutes(1));
        assertThat(night.isTime()).isFalse();
        clock.advance(Duration.ofHours(23));
        assertThat(night.isTime()).isFalse();

        clock.advance(Duration.ofHours(1));
        assertThat(night.isTime()).isTrue();
    }

    @Test
    void it_is_time_once_after_a_night_that_nobody_looked() {
        clock.stopAt(Instant.parse("2026-03-05T09:00:00Z"));

        assertThat(night.isTime()).isTrue();
        assertThat(night.isTime()).isFalse();
    }

    @Test
    void who_starts_at_two_waits_for_the_next_night() {
        clock.stopAt(Instant.parse("2026-03-02T02:00:00Z"));

        assertThat(new Nightly(clock).isTime()).isFalse();
    }
}
