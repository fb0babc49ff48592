package dev.latchkey.job;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.session.OpenSessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Starts a job in the name of the caller's session. What it does is decided about item by item when it is done; this only
 * takes the permission to have work done like that.
 *
 * @param kind the name of a {@link JobKind}
 */
public record StartJob(String kind, List<NewItem> items) implements Operation<UUID> {

    /** So many things at once; what does not fit is another job. */
    public static final int MOST_ITEMS = 100_000;

    static final int MOST_RUNNING = 10;

    /** To ask the door about before there is anything to do. */
    public static final StartJob ANY = new StartJob("", List.of());

    @Override
    public String action() {
        return "latchkey:StartJob";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** Writes it down; whoever works finds it there. */
    @ApplicationScoped
    static class Handler implements OperationHandler<StartJob, UUID> {

        private final JobRows jobs;
        private final JobItemRows items;
        private final OpenSessions sessions;
        private final Clock clock;

        Handler(JobRows jobs, JobItemRows items, OpenSessions sessions, Clock clock) {
            this.jobs = jobs;
            this.items = items;
            this.sessions = sessions;
            this.clock = clock;
        }

        @Override
        public Class<StartJob> operation() {
            return StartJob.class;
        }

        @Override
        public UUID handle(Permit permit, StartJob operation) {
            int count = operation.items().size();
            if (count == 0 || count > MOST_ITEMS) {
                throw new OperationFailed(
                        ErrorCode.INVALID_INPUT, "A job is about 1 to " + MOST_ITEMS + " things, not " + count + ".");
            }
            requireRoom(permit.accountId(), MOST_RUNNING - 1);
            byte[] session = sessions.hashOf(permit.caller()).orElseThrow(StartJob::sessionless);
            UUID id = UUID.randomUUID();
            Instant now = clock.instant();
            jobs.add(
                    id,
                    operation.kind(),
                    sessions.stored(session).orElseThrow(StartJob::sessionless),
                    permit.caller().origin(),
                    count,
                    now);
            jobs.bind(id, session);
            items.add(id, operation.items());
            // Others may have started one while the items were written: only now is one after the other counted.
            jobs.lock(permit.accountId());
            requireRoom(permit.accountId(), MOST_RUNNING);
            return id;
        }

        private void requireRoom(String accountId, int most) {
            if (jobs.runningIn(accountId) > most) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED,
                        MOST_RUNNING + " jobs are running in this account. Wait for one of them, or cancel it.");
            }
        }
    }

    private static OperationFailed sessionless() {
        return new OperationFailed(ErrorCode.INVALID_INPUT, "A job is started from an open session of the pages.");
    }
}
