package dev.latchkey.audit;

import dev.latchkey.audit.TrailVerification.Report;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Checks the last 30 days of the trail against their seals, of a long trail its latest rows; takes the permission to read the activity. */
public record VerifyActivity() implements Operation<Report> {

    @Override
    public String action() {
        return "latchkey:ListActivity";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Checks. */
    @ApplicationScoped
    static class Handler implements OperationHandler<VerifyActivity, Report> {

        private static final Duration LOOKED_BACK = Duration.ofDays(30);

        /** What can be checked while somebody waits. */
        private static final int MOST_ROWS = 200_000;

        private final TrailVerification verification;
        private final Clock clock;

        Handler(TrailVerification verification, Clock clock) {
            this.verification = verification;
            this.clock = clock;
        }

        @Override
        public Class<VerifyActivity> operation() {
            return VerifyActivity.class;
        }

        @Override
        public Report handle(Permit permit, VerifyActivity operation) {
            return verification.ofLatest(MOST_ROWS, clock.instant().minus(LOOKED_BACK));
        }
    }
}
