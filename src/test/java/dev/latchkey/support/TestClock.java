package dev.latchkey.support;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The portal's clock in tests: it goes like any other until a test moves it, and {@link #reset()} brings it back. */
@Alternative
@Priority(1)
@Singleton
public class TestClock extends Clock {
    private final AtomicReference<@Nullable Instant> stoppedAt = new AtomicReference<>();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Stops the clock at an instant; {@link #advance} moves it from there. */
    public void stopAt(Instant instant) {
        stoppedAt.set(instant);
        ahead.set(Duration.ZERO);
    }

    /** Moves the clock forward, or back by a negative time. */
    public void advance(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    /** The real time again. */
    public void reset() {
        stoppedAt.set(null);
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        Instant stopped = stoppedAt.get();
        return (stopped == null ? Clock.systemUTC().instant() : stopped).plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
