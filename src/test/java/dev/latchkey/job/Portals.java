package dev.latchkey.job;

import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Portals on one database, as far as jobs are concerned: each works when a test says so, and not by itself. */
@Singleton
class Portals {

    private final JobRows jobs;
    private final JobItemRows items;
    private final JobSecrets secrets;
    private final Starters starters;
    private final List<JobKind> kinds;
    private final Operations operations;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final Sql sql;
    private final Scheduler scheduler;

    Portals(
            JobRows jobs,
            JobItemRows items,
            JobSecrets secrets,
            Starters starters,
            @All List<JobKind> kinds,
            Operations operations,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            Sql sql,
            Scheduler scheduler) {
        this.jobs = jobs;
        this.items = items;
        this.secrets = secrets;
        this.starters = starters;
        this.kinds = kinds;
        this.operations = operations;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.sql = sql;
        this.scheduler = scheduler;
    }

    /** From now on nothing is done by itself, and nothing is left to do. */
    void rest() {
        scheduler.pause(JobTurns.IDENTITY);
        sql.change("update job set state = 'cancelled', ended_at = now() where state = 'running'");
    }

    void goOnByThemselves() {
        scheduler.resume(JobTurns.IDENTITY);
    }

    /** Another one. */
    JobWorker another() {
        return new JobWorker(jobs, items, secrets, starters, kinds, operations, trail, transactions, clock);
    }
}
