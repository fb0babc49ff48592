package dev.latchkey.account;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the account's credential report, unless there is one that is younger than four hours. */
public record GenerateCredentialReport() implements Operation<GenerateCredentialReport.Result> {

    private static final String FIRST = "No report exists. Starting a new report generation task";

    /**
     * How far it is.
     *
     * @param state {@code STARTED} where it was just made, {@code COMPLETE} where there was one
     */
    public record Result(String state, @Nullable String description) {}

    @Override
    public String action() {
        return "iam:GenerateCredentialReport";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** Nothing is changed but what can be made again at any time. */
    @Override
    public boolean needsFreshProof() {
        return false;
    }

    /** Writes the report. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GenerateCredentialReport, GenerateCredentialReport.Result> {

        private final CredentialReports reports;
        private final CredentialReport report;
        private final Clock clock;

        Handler(CredentialReports reports, CredentialReport report, Clock clock) {
            this.reports = reports;
            this.report = report;
            this.clock = clock;
        }

        @Override
        public Class<GenerateCredentialReport> operation() {
            return GenerateCredentialReport.class;
        }

        @Override
        public GenerateCredentialReport.Result handle(Permit permit, GenerateCredentialReport operation) {
            String accountId = permit.accountId();
            Optional<Instant> earlier = reports.generatedAt(accountId);
            Instant now = clock.instant();
            if (earlier.isPresent() && now.isBefore(earlier.get().plus(CredentialReports.FRESH))) {
                return new Result("COMPLETE", null);
            }
            reports.keep(accountId, report.of(accountId), now);
            return new Result("STARTED", earlier.isPresent() ? null : FIRST);
        }
    }
}
