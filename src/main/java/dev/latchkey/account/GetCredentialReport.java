package dev.latchkey.account;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/** Reads the account's credential report. */
public record GetCredentialReport() implements Operation<GetCredentialReport.Result> {

    /** The report. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares reports.
    public record Result(byte[] content, String reportFormat, Instant generatedTime) {}

    @Override
    public String action() {
        return "iam:GetCredentialReport";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetCredentialReport, GetCredentialReport.Result> {

        private final CredentialReports reports;
        private final Clock clock;

        Handler(CredentialReports reports, Clock clock) {
            this.reports = reports;
            this.clock = clock;
        }

        @Override
        public Class<GetCredentialReport> operation() {
            return GetCredentialReport.class;
        }

        @Override
        public GetCredentialReport.Result handle(Permit permit, GetCredentialReport operation) {
            CredentialReports.Stored stored = reports.of(permit.accountId())
                    .orElseThrow(() -> new OperationFailed(ErrorCode.REPORT_NOT_PRESENT, "Unknown"));
            if (!stored.isFresh(clock.instant())) {
                throw new OperationFailed(ErrorCode.REPORT_EXPIRED, "Unknown");
            }
            return new Result(stored.content().getBytes(StandardCharsets.UTF_8), "text/csv", stored.generatedAt());
        }
    }
}
