package dev.latchkey.job;

import dev.latchkey.job.JobItem.State;
import dev.latchkey.job.JobItemRows.Waiting;
import dev.latchkey.job.JobKind.Work;
import dev.latchkey.operation.Accompaniment;
import dev.latchkey.operation.AuditEvent;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.DatabaseBusyException;
import dev.latchkey.platform.DatabaseUnavailableException;
import dev.latchkey.platform.Transactions;
import io.quarkus.arc.All;
import jakarta.enterprise.context.Dependent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Does jobs, item by item: each through the door as its starter, in one transaction with the note that it was done.
 *
 * <p>INVARIANT: what an item changes and that it is done are committed together, and only while the job is this
 * process's. So a process that is killed, or that was given up too early, has done an item or has not, and nobody does it
 * again.
 */
@Dependent
class JobWorker {

    private static final Logger LOG = Logger.getLogger(JobWorker.class);

    /** A process that is gone leaves its job to others after that time. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    static final String SESSION_OVER =
            "The session in which this was started has ended, so it is not done in anybody's name any more.";

    private final JobRows jobs;
    private final JobItemRows items;
    private final JobSecrets secrets;
    private final Starters starters;
    private final List<JobKind> kinds;
    private final Operations operations;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final UUID process = UUID.randomUUID();

    JobWorker(
            JobRows jobs,
            JobItemRows items,
            JobSecrets secrets,
            Starters starters,
            @All List<JobKind> kinds,
            Operations operations,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.jobs = jobs;
        this.items = items;
        this.secrets = secrets;
        this.starters = starters;
        this.kinds = kinds;
        this.operations = operations;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes the job that was left alone the longest, if there is one that nobody works on. */
    Optional<ClaimedJob> claim() {
        Instant now = clock.instant();
        return transactions.write(() -> jobs.claim(process, now, now.plus(CLAIM)));
    }

    /** Lets others have it. */
    void release(ClaimedJob job) {
        transactions.write(() -> jobs.release(job.id(), process, clock.instant()));
    }

    /** Does the next item; false where there is nothing more to do in it now. */
    boolean step(ClaimedJob job) {
        try {
            Optional<Waiting> next = items.next(job.id());
            if (next.isEmpty()) {
                transactions.write(() -> jobs.finish(job.id(), process, clock.instant()));
                return false;
            }
            Optional<Caller> starter = transactions.read(() -> starters.of(job));
            return starter.isPresent() ? perform(job, next.get(), starter.get()) : refuseSome(job);
        } catch (NotOurs | DatabaseBusyException | DatabaseUnavailableException later) {
            return false;
        }
    }

    private boolean perform(ClaimedJob job, Waiting item, Caller starter) {
        try {
            Work work = kind(job).work(starter, item.input());
            operations.performAll(starter, work.operations(), new Company(job, item, starter, work));
            return true;
        } catch (OperationRefused refused) {
            return settle(
                    job,
                    item,
                    State.REFUSED,
                    "You may not perform " + refused.permission().action() + " on this.");
        } catch (OperationFailed failed) {
            // Too many passwords are being hashed for people: they go first.
            return failed.code() != ErrorCode.SERVICE_UNAVAILABLE
                    && settle(job, item, State.FAILED, String.valueOf(failed.getMessage()));
        } catch (NotOurs | DatabaseBusyException | DatabaseUnavailableException later) {
            throw later;
        } catch (RuntimeException mistake) {
            LOG.errorf(mistake, "item %d of job %s could not be done", item.number(), job.id());
            return settle(job, item, State.FAILED, "Something went wrong on our side. Nothing was changed.");
        }
    }

    private JobKind kind(ClaimedJob job) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(job.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no room does jobs of the kind " + job.kind()));
    }

    private boolean settle(ClaimedJob job, Waiting item, State state, String report) {
        return transactions.write(
                () -> items.settle(job.id(), item.number(), state, report, Optional.empty()) && count(job, state, 1));
    }

    /** Nobody is there any more in whose name the rest could be done. */
    private boolean refuseSome(ClaimedJob job) {
        return transactions.write(() -> {
            int refused = items.refuseSome(job.id(), SESSION_OVER);
            if (refused > 0) {
                trail.record(sessionOver(job, refused));
            }
            return count(job, State.REFUSED, refused);
        });
    }

    private boolean count(ClaimedJob job, State state, int counted) {
        if (!jobs.count(job.id(), process, state, counted, clock.instant().plus(CLAIM))) {
            throw new NotOurs();
        }
        return true;
    }

    private static AuditEvent sessionOver(ClaimedJob job, int items) {
        return new AuditEvent(
                job.id(),
                job.accountId(),
                job.starterId(),
                job.starterName(),
                job.origin().sourceAddress(),
                job.origin().userAgent(),
                StartJob.ANY.action(),
                "*",
                AuditEvent.Result.DENIED,
                items + " items are not done: the session in which they were asked for has ended",
                null,
                null,
                null,
                null,
                "job " + job.id());
    }

    /** What goes with an item in its transaction. */
    private final class Company implements Accompaniment<Boolean> {
        private final ClaimedJob job;
        private final Waiting item;
        private final Caller starter;
        private final Work work;

        Company(ClaimedJob job, Waiting item, Caller starter, Work work) {
            this.job = job;
            this.item = item;
            this.starter = starter;
            this.work = work;
        }

        @Override
        public void before() {
            boolean isStillThey = starters.of(job).filter(starter::equals).isPresent();
            if (!isStillThey || !items.hold(job.id(), item.number())) {
                throw new NotOurs();
            }
        }

        @Override
        public Boolean after(List<Object> results) {
            Optional<byte[]> sealed = work.secret().map(secret -> secrets.seal(job.id(), item.number(), secret));
            return items.settle(job.id(), item.number(), State.DONE, work.done(), sealed) && count(job, State.DONE, 1);
        }
    }

    /** The job was cancelled or is another process's by now, or its starter is not who they were: look again. */
    private static final class NotOurs extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotOurs() {
            super("the job is not this process's any more", null, false, false);
        }
    }
}
