package dev.latchkey.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Tells once a night that it is time, by the portal's clock: at two, UTC, or when it is looked at the next time after that. */
final class Nightly {

    private static final LocalTime AT = LocalTime.of(2, 0);

    private final Clock clock;
    private Instant due;

    Nightly(Clock clock) {
        this.clock = clock;
        this.due = after(clock.instant());
    }

    /** Whether it is time; not again before the next night. */
    synchronized boolean isTime() {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return false;
        }
        due = after(now);
        return true;
    }

    private static Instant after(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(AT);
        Instant next = today.toInstant();
        return next.isAfter(now) ? next : today.plusDays(1).toInstant();
    }
}
