package dev.latchkey.job;

import dev.latchkey.job.JobKind.HandedOut;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Hands out what a job has made that nobody has seen yet, to whoever started it and nobody else, once it is over: what is
 * handed out is deleted.
 *
 * @param most how many at most; the others wait for the next time
 */
public record GetJobSecrets(UUID id, int most) implements Operation<List<HandedOut>> {

    @Override
    public String action() {
        return "latchkey:GetJobSecrets";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** Takes them out of the database. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetJobSecrets, List<HandedOut>> {

        private final JobRows jobs;
        private final JobItemRows items;
        private final JobSecrets secrets;

        Handler(JobRows jobs, JobItemRows items, JobSecrets secrets) {
            this.jobs = jobs;
            this.items = items;
            this.secrets = secrets;
        }

        @Override
        public Class<GetJobSecrets> operation() {
            return GetJobSecrets.class;
        }

        @Override
        public List<HandedOut> handle(Permit permit, GetJobSecrets operation) {
            UUID id = operation.id();
            boolean isTheirs = jobs.find(permit.accountId(), id)
                    .filter(job -> !job.isRunning())
                    .filter(job ->
                            job.starterId().equals(permit.caller().principal().uniqueId()))
                    .isPresent();
            List<HandedOut> handed = isTheirs
                    ? items.takeSecrets(id, operation.most()).stream()
                            .map(kept -> new HandedOut(kept.subject(), secrets.open(id, kept.number(), kept.secret())))
                            .toList()
                    : List.of();
            if (handed.isEmpty()) {
                throw new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "There is nothing to be shown any more.");
            }
            return handed;
        }
    }
}
