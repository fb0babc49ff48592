package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeTextTest {

    private static final Instant NOW = Instant.parse("2026-03-12T15:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-12T14:59:30Z, just now",
        "2026-03-12T14:55:00Z, 5 min ago",
        "2026-03-12T11:59:00Z, 3 h ago",
        "2026-03-11T14:05:00Z, yesterday 14:05",
        "2026-03-01T14:05:00Z, 1 Mar 2026",
        "2025-12-31T23:59:59Z, 31 Dec 2025",
    })
    void is_told_as_people_speak_of_it(Instant time, String text) {
        assertThat(TimeText.of(time, NOW).relative()).isEqualTo(text);
    }

    @Test
    void is_told_exactly_with_its_zone_behind_that() {
        TimeText text = TimeText.of(Instant.parse("2026-03-01T14:05:09.123456Z"), NOW);

        assertThat(text.absolute()).isEqualTo("1 Mar 2026 14:05:09 UTC");
        assertThat(text.machine()).isEqualTo("2026-03-01T14:05:09Z");
    }
}
