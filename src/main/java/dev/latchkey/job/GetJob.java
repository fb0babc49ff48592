package dev.latchkey.job;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells how a job stands, and what became of some of its items; takes the permission to list jobs.
 *
 * @param after the number of the item before the first
 * @param problemsOnly leaves out what was done or waits
 * @param most how many items at most
 */
public record GetJob(UUID id, int after, boolean problemsOnly, int most) implements Operation<Optional<GetJob.Found>> {

    /** A job with some of its items. */
    public record Found(Job job, List<JobItem> items) {}

    @Override
    public String action() {
        return ListJobs.ACTION;
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
    static class Handler implements OperationHandler<GetJob, Optional<Found>> {

        private final JobRows jobs;
        private final JobItemRows items;

        Handler(JobRows jobs, JobItemRows items) {
            this.jobs = jobs;
            this.items = items;
        }

        @Override
        public Class<GetJob> operation() {
            return GetJob.class;
        }

        @Override
        public Optional<Found> handle(Permit permit, GetJob operation) {
            return jobs.find(permit.accountId(), operation.id())
                    .map(job -> new Found(
                            job,
                            items.after(
                                    operation.id(), operation.after(), operation.problemsOnly(), operation.most())));
        }
    }
}
