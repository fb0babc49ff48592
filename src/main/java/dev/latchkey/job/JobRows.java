package dev.latchkey.job;

import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.Sql;
import dev.latchkey.session.OpenSessions.OpenSession;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The stored jobs. */
@Singleton
class JobRows {

    private static final String SELECTED = """
        select job_id::text as id, kind, starter_id, starter_name, state, items, done, refused, failed, started_at, ended_at,
               (select count(*)::int from job_item i where i.job_id = j.job_id and i.secret is not null) as secrets
          from job j where account_id = ?
        """;

    /** Whoever is busy with a job is not waited for; of the others, the one that was left alone the longest comes first. */
    private static final String CLAIM = """
        update job set claimed_by = ?, claimed_until = ?
         where job_id = (select job_id from job
                          where state = 'running' and (claimed_until is null or claimed_until <= ?)
                          order by worked_at limit 1 for update skip locked)
        returning job_id::text as id, account_id, kind, starter_id, starter_name, mfa_at, mfa_serial, address, user_agent, is_secure
        """;

    private final Sql sql;

    JobRows(Sql sql) {
        this.sql = sql;
    }

    void add(UUID id, String kind, OpenSession starter, RequestOrigin origin, int items, Instant now) {
        sql.change(
                """
                insert into job (job_id, account_id, kind, starter_id, starter_name, mfa_at, mfa_serial, address, user_agent,
                                 is_secure, state, items, started_at, worked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?)
                """,
                id,
                starter.user().accountId(),
                kind,
                starter.user().userId(),
                starter.user().name(),
                starter.mfaAt(),
                starter.mfaSerial(),
                origin.sourceAddress(),
                origin.userAgent(),
                origin.secureTransport(),
                items,
                now,
                now);
    }

    /** Ties it to the session that it goes on in the name of. */
    void bind(UUID id, byte[] sessionHash) {
        sql.change("insert into job_session (job_id, session_hash) values (?, ?)", id, sessionHash);
    }

    Optional<byte[]> sessionOf(UUID id) {
        return sql.first("select session_hash from job_session where job_id = ?", row -> row.bytes("session_hash"), id);
    }

    /** Waits for whoever else starts a job in that account, until the transaction ends. */
    void lock(String accountId) {
        sql.first(
                "select pg_advisory_xact_lock(hashtextextended('jobs of ' || ?, 0)) is null as waited",
                row -> row.flag("waited"),
                accountId);
    }

    int runningIn(String accountId) {
        return sql.first(
                        "select count(*)::int as jobs from job where account_id = ? and state = 'running'",
                        row -> row.number("jobs"),
                        accountId)
                .orElse(0);
    }

    /** Those of an account, the latest first. */
    List<Job> of(String accountId, int most) {
        return sql.all(SELECTED + " order by started_at desc limit ?", JobRows::read, accountId, most);
    }

    Optional<Job> find(String accountId, UUID id) {
        return sql.first(SELECTED + " and job_id = ?", JobRows::read, accountId, id);
    }

    /** Takes a job for this process alone, until that time. */
    Optional<ClaimedJob> claim(UUID process, Instant now, Instant until) {
        return sql.first(CLAIM, ClaimedJob::read, process, until, now);
    }

    /** Counts an item and keeps the claim; false where the job is somebody else's by now, or over. */
    boolean count(UUID id, UUID process, JobItem.State state, int items, Instant until) {
        return sql.change(
                        """
                        update job set done = done + ?, refused = refused + ?, failed = failed + ?, claimed_until = ?
                         where job_id = ? and state = 'running' and claimed_by = ?
                        """,
                        state == JobItem.State.DONE ? items : 0,
                        state == JobItem.State.REFUSED ? items : 0,
                        state == JobItem.State.FAILED ? items : 0,
                        until,
                        id,
                        process)
                == 1;
    }

    /** Lets others have it. */
    void release(UUID id, UUID process, Instant now) {
        sql.change(
                "update job set claimed_by = null, claimed_until = null, worked_at = ? where job_id = ? and claimed_by = ?",
                now,
                id,
                process);
    }

    void finish(UUID id, UUID process, Instant now) {
        sql.change(
                "update job set state = 'finished', ended_at = ? where job_id = ? and state = 'running' and claimed_by = ?",
                now,
                id,
                process);
    }

    boolean cancel(String accountId, UUID id, Instant now) {
        return sql.change(
                        "update job set state = 'cancelled', ended_at = ? where account_id = ? and job_id = ? and state = 'running'",
                        now,
                        accountId,
                        id)
                == 1;
    }

    boolean isAnyRunning() {
        return sql.first("select 1 as one from job where state = 'running' limit 1", row -> true)
                .isPresent();
    }

    /** Deletes a job that ended before that time with all that is told of it; false where there is none. */
    boolean deleteOneEnded(Instant before) {
        return sql.change(
                        "delete from job where job_id = (select job_id from job where ended_at < ? order by ended_at limit 1)",
                        before)
                == 1;
    }

    private static Job read(Sql.Row row) {
        return new Job(
                UUID.fromString(row.text("id")),
                row.text("kind"),
                row.text("starter_id"),
                row.text("starter_name"),
                Job.State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.number("items"),
                row.number("done"),
                row.number("refused"),
                row.number("failed"),
                row.number("secrets"),
                row.instant("started_at"),
                Optional.ofNullable(row.optionalInstant("ended_at")));
    }
}
