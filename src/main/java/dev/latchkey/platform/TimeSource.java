package dev.latchkey.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place where the time comes from, so that a test can be another. */
@Singleton
class TimeSource {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
