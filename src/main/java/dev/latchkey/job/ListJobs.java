package dev.latchkey.job;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Lists the jobs of the account, the latest first.
 *
 * @param most how many at most
 */
public record ListJobs(int most) implements Operation<List<Job>> {

    static final String ACTION = "latchkey:ListJobs";

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListJobs, List<Job>> {

        private final JobRows jobs;

        Handler(JobRows jobs) {
            this.jobs = jobs;
        }

        @Override
        public Class<ListJobs> operation() {
            return ListJobs.class;
        }

        @Override
        public List<Job> handle(Permit permit, ListJobs operation) {
            return jobs.of(permit.accountId(), operation.most());
        }
    }
}
