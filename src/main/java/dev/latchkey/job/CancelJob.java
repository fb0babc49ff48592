package dev.latchkey.job;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Stops a job: what is done stays done, what waits is not done any more. An item that is under way is not undone. */
public record CancelJob(UUID id) implements Operation<Boolean> {

    @Override
    public String action() {
        return "latchkey:CancelJob";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** Whoever starts one by mistake must be able to stop it at once. */
    @Override
    public boolean needsFreshProof() {
        return false;
    }

    /** Changes the row; whoever works on it sees that before the next item is done. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CancelJob, Boolean> {

        private final JobRows jobs;
        private final Clock clock;

        Handler(JobRows jobs, Clock clock) {
            this.jobs = jobs;
            this.clock = clock;
        }

        @Override
        public Class<CancelJob> operation() {
            return CancelJob.class;
        }

        @Override
        public Boolean handle(Permit permit, CancelJob operation) {
            if (!jobs.cancel(permit.accountId(), operation.id(), clock.instant())) {
                throw new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "There is no such job, or it is over.");
            }
            return true;
        }
    }
}
