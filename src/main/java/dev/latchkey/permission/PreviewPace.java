package dev.latchkey.permission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps previews from taking the processor away from everybody else: few stretches run at the same time on a node, and
 * each person may ask for as many in a minute as one patient look needs.
 */
@ApplicationScoped
public class PreviewPace {

    /** Stretches of one person in a minute. */
    public static final int PER_MINUTE = 60;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_PEOPLE = 10_000;

    private final Semaphore running =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private final Map<String, Minute> minutes = new LinkedHashMap<>();
    private final Clock clock;

    PreviewPace(Clock clock) {
        this.clock = clock;
    }

    /** Does the work, or nothing where it is too much at the moment. */
    public <T> Optional<T> within(String personId, Supplier<T> work) {
        if (!count(personId) || !running.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            running.release();
        }
    }

    private boolean count(String personId) {
        synchronized (minutes) {
            Instant now = clock.instant();
            minutes.values().removeIf(minute -> minute.isOver(now));
            if (!minutes.containsKey(personId) && minutes.size() >= MOST_PEOPLE) {
                return false;
            }
            return ++minutes.computeIfAbsent(personId, first -> new Minute(now)).stretches <= PER_MINUTE;
        }
    }

    /** One person's minute. */
    private static final class Minute {

        private final Instant began;
        private int stretches;

        Minute(Instant began) {
            this.began = began;
        }

        boolean isOver(Instant now) {
            return !now.isBefore(began.plus(MINUTE));
        }
    }
}
