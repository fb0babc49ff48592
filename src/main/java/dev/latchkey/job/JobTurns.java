package dev.latchkey.job;

import dev.latchkey.platform.DatabaseBusyException;
import dev.latchkey.platform.DatabaseUnavailableException;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.database.Schema;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When jobs are worked on: one at a time in this process, half of each second, so that people on the pages come first;
 * and how long jobs are told of.
 */
@ApplicationScoped
class JobTurns {

    static final String IDENTITY = "jobs";

    /** Secrets that nobody comes for are deleted then; the passwords among them are about to die unused anyhow. */
    static final Duration SECRETS_KEPT = Duration.ofDays(7);

    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration TURN = Duration.ofMillis(500);

    private final JobWorker worker;
    private final JobRows jobs;
    private final JobItemRows items;
    private final Transactions transactions;
    private final Schema schema;
    private final Clock clock;

    JobTurns(JobWorker worker, JobRows jobs, JobItemRows items, Transactions transactions, Schema schema, Clock clock) {
        this.worker = worker;
        this.jobs = jobs;
        this.items = items;
        this.transactions = transactions;
        this.schema = schema;
        this.clock = clock;
    }

    @Scheduled(identity = IDENTITY, every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (!schema.isReady()) {
            return;
        }
        long end = System.nanoTime() + TURN.toNanos();
        try {
            if (jobs.isAnyRunning()) {
                worker.claim().ifPresent(job -> work(job, end));
            }
        } catch (DatabaseBusyException | DatabaseUnavailableException later) {
            // The next turn tries again.
        }
    }

    private void work(ClaimedJob job, long end) {
        try {
            boolean goesOn = true;
            while (goesOn && System.nanoTime() < end) {
                goesOn = worker.step(job);
            }
        } finally {
            worker.release(job);
        }
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        Instant now = clock.instant();
        transactions.write(() -> items.forgetSecrets(now.minus(SECRETS_KEPT)));
        boolean isMore = true;
        while (isMore) {
            // One by one: each may have a hundred thousand items.
            isMore = transactions.write(() -> jobs.deleteOneEnded(now.minus(KEPT)));
        }
    }
}
