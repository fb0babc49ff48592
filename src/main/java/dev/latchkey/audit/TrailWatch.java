package dev.latchkey.audit;

import dev.latchkey.audit.TrailVerification.Report;
import dev.latchkey.platform.configuration.DataPaths;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.Keys;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Checks the trail once a day without being asked, and where all is well leaves a checkpoint of it in the data directory,
 * which is not in the database.
 */
@ApplicationScoped
class TrailWatch {

    private static final Logger LOG = Logger.getLogger(TrailWatch.class);

    /** What is older was looked at on the days before. */
    private static final Duration LOOKED_BACK = Duration.ofDays(3);

    /** Where another process has just done it, it is not done again. */
    private static final Duration LATELY = Duration.ofHours(20);

    private final TrailVerification verification;
    private final TrailChecks checks;
    private final SealRows rows;
    private final Keys keys;
    private final LatchkeyConfiguration configuration;
    private final Clock clock;

    TrailWatch(
            TrailVerification verification,
            TrailChecks checks,
            SealRows rows,
            Keys keys,
            LatchkeyConfiguration configuration,
            Clock clock) {
        this.verification = verification;
        this.checks = checks;
        this.rows = rows;
        this.keys = keys;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Instant now = clock.instant();
        KeptCheckpoints kept = KeptCheckpoints.in(DataPaths.of(configuration).dataDirectory());
        try {
            boolean isChecked =
                    checks.latest().filter(now.minus(LATELY)::isBefore).isPresent();
            if (isChecked && kept.hasAnySince(now.minus(LATELY))) {
                return;
            }
            Report report = verification.since(now.minus(LOOKED_BACK));
            checks.add(report);
            if (report.isGood()) {
                kept.add(
                        new Checkpoint(now.truncatedTo(ChronoUnit.SECONDS), rows.heads()),
                        keys.mac(Checkpoint.PURPOSE));
            } else {
                report.problems().forEach(LOG::error);
            }
        } catch (IOException unwritable) {
            LOG.warnf("no checkpoint of the trail could be left in %s: %s", kept.directory(), unwritable.getMessage());
        } catch (RuntimeException unavailable) {
            LOG.warn("the trail could not be checked; it is tried again in an hour", unavailable);
        }
    }
}
