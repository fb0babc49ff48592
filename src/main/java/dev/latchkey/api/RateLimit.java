package dev.latchkey.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** So many a second for each name; the names that were seen latest are remembered, and no more memory is taken. */
final class RateLimit {

    private static final int MOST_NAMES = 10_000;

    private final int perSecond;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_NAMES;
        }
    };

    /** @param perSecond 0 for no limit */
    RateLimit(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.time = new ClockMeter(clock);
    }

    /** Counts one, and tells whether it was one too many. */
    boolean isExceededBy(String name) {
        return perSecond > 0 && !bucketOf(name).tryConsume(1);
    }

    private Bucket bucketOf(String name) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(name, unused -> Bucket.builder()
                    .withCustomTimePrecision(time)
                    .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build());
        }
    }

    /** The portal's clock, as the library wants it. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
