package dev.latchkey.web;

import dev.latchkey.language.Language;
import dev.latchkey.language.Words;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A point in time as pages show it: relative in the text, absolute with its zone behind it.
 *
 * @param machine for programs
 * @param absolute to the second, with the zone
 * @param relative as people speak of it
 */
public record TimeText(String machine, String absolute, String relative) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT);

    /** A time as it is seen at another one, in English. */
    public static TimeText of(Instant time, Instant now) {
        return of(time, now, Language.ENGLISH);
    }

    /** A time as it is seen at another one. */
    public static TimeText of(Instant time, Instant now, Language language) {
        ZonedDateTime local = time.atZone(ZoneOffset.UTC);
        DateTimeFormatter day = language.day();
        return new TimeText(
                time.truncatedTo(ChronoUnit.SECONDS).toString(),
                day.format(local) + " " + SECOND.format(local),
                recent(local, time, now).map(text -> Words.in(language, text)).orElseGet(() -> day.format(local)));
    }

    /** How people speak of it in English; empty where they name the day. */
    private static Optional<String> recent(ZonedDateTime local, Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (age.isNegative()) {
            return local.toLocalDate().equals(today) ? Optional.of("today " + HOUR.format(local)) : Optional.empty();
        }
        if (age.toMinutes() < 1) {
            return Optional.of("just now");
        }
        if (age.toHours() < 1) {
            return Optional.of(age.toMinutes() + " min ago");
        }
        if (local.toLocalDate().equals(today)) {
            return Optional.of(age.toHours() + " h ago");
        }
        return local.toLocalDate().equals(today.minusDays(1))
                ? Optional.of("yesterday " + HOUR.format(local))
                : Optional.empty();
    }

    /** What the tag {@code time} asks. */
    @Named("times")
    @Singleton
    static class Times {

        private final Clock clock;

        Times(Clock clock) {
            this.clock = clock;
        }

        public TimeText of(Instant time, Object language) {
            return TimeText.of(time, clock.instant(), (Language) language);
        }
    }
}
