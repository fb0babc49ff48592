package dev.latchkey.job;

import dev.latchkey.platform.Sql;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Portals on one database, as far as jobs are concerned: each works when a test says so, and not by itself. */
@Singleton
class Portals {

    private final Instance<JobWorker> workers;
    private final Sql sql;
    private final Scheduler scheduler;

    Portals(Instance<JobWorker> workers, Sql sql, Scheduler scheduler) {
        this.workers = workers;
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
        return workers.get();
    }
}
