package dev.latchkey.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PreviewPaceTest {

    private final TestClock clock = new TestClock();
    private final PreviewPace pace = new PreviewPace(clock);

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @Test
    void one_patient_look_is_never_too_much() {
        // A stretch lasts a second and a half, so one look after the other makes 40 in a minute.
        for (int i = 0; i < 40; i++) {
            assertThat(pace.within("dana", () -> "done")).contains("done");
        }
    }

    @Test
    void whoever_asks_too_often_waits_for_the_next_minute() {
        exhaust("dana");

        assertThat(pace.within("dana", () -> "done")).isEmpty();

        clock.advance(Duration.ofMinutes(1));

        assertThat(pace.within("dana", () -> "done")).contains("done");
    }

    @Test
    void nobody_waits_for_somebody_elses_haste() {
        exhaust("dana");

        assertThat(pace.within("olga", () -> "done")).contains("done");
    }

    @Test
    void work_that_fails_frees_its_place() {
        int places = Runtime.getRuntime().availableProcessors() + 1;
        for (int i = 0; i < places; i++) {
            try {
                pace.within("dana", () -> {
                    throw new IllegalStateException("no luck");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("no luck");
            }
        }

        assertThat(pace.within("dana", () -> "done")).contains("done");
    }

    private void exhaust(String person) {
        for (int i = 0; i < PreviewPace.PER_MINUTE; i++) {
            pace.within(person, () -> "done");
        }
    }
}
