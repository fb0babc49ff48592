package dev.latchkey.job;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored items of jobs. */
@Singleton
class JobItemRows {

    private static final int AT_ONCE = 1000;

    private static final String TAKE_SECRETS = """
        update job_item i set secret = null
          from (select number, secret from job_item where job_id = ? and secret is not null order by number limit ? for update) taken
         where i.job_id = ? and i.number = taken.number
        returning i.number, i.subject, taken.secret
        """;

    private static final String ALL =
            "select number, subject, state, report from job_item where job_id = ? and number > ? order by number limit ?";

    private static final String PROBLEMS = """
        select number, subject, state, report from job_item
         where job_id = ? and number > ? and state in ('refused', 'failed') order by number limit ?
        """;

    private final Sql sql;

    JobItemRows(Sql sql) {
        this.sql = sql;
    }

    /** One that is to be done. */
    record Waiting(int number, String input) {}

    /** What doing one has made, sealed. */
    record Sealed(int number, String subject, byte[] secret) {}

    void add(UUID job, List<NewItem> items) {
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            List<NewItem> part = items.subList(from, Math.min(items.size(), from + AT_ONCE));
            sql.change(
                    """
                    insert into job_item (job_id, number, subject, input)
                    select ?, * from unnest(cast(? as int[]), cast(? as text[]), cast(? as text[]))
                    """,
                    job,
                    part.stream().map(NewItem::number).toArray(Integer[]::new),
                    part.stream().map(NewItem::subject).toArray(String[]::new),
                    part.stream().map(NewItem::input).toArray(String[]::new));
        }
    }

    /** The next one that waits. */
    Optional<Waiting> next(UUID job) {
        return sql.first(
                "select number, input from job_item where job_id = ? and state = 'waiting' order by number limit 1",
                row -> new Waiting(row.number("number"), row.text("input")),
                job);
    }

    /** Holds an item for the transaction there is; false where it waits no longer. */
    boolean hold(UUID job, int number) {
        return sql.first(
                        "select 1 as one from job_item where job_id = ? and number = ? and state = 'waiting' for update",
                        row -> true,
                        job,
                        number)
                .isPresent();
    }

    /** Writes down what became of one that waited; false where it did so no longer. */
    boolean settle(UUID job, int number, JobItem.State state, String report, Optional<byte[]> secret) {
        return sql.change(
                        "update job_item set state = ?, report = ?, secret = ? where job_id = ? and number = ? and state = 'waiting'",
                        state.stored(),
                        report,
                        secret.orElse(null),
                        job,
                        number)
                == 1;
    }

    /** Refuses some of those that wait; answers how many. */
    int refuseSome(UUID job, String report) {
        return sql.change("""
                update job_item set state = 'refused', report = ? where job_id = ? and number in
                    (select number from job_item where job_id = ? and state = 'waiting' order by number limit ? for update)
                """, report, job, job, AT_ONCE);
    }

    /** What is told of them: all, or those that were refused or failed. */
    List<JobItem> after(UUID job, int number, boolean problemsOnly, int most) {
        return sql.all(
                problemsOnly ? PROBLEMS : ALL,
                row -> new JobItem(
                        row.number("number"),
                        row.text("subject"),
                        JobItem.State.of(row.text("state")),
                        row.text("report")),
                job,
                number,
                most);
    }

    /** Takes secrets out of the database, in the order of their items. */
    List<Sealed> takeSecrets(UUID job, int most) {
        return sql
                .all(
                        TAKE_SECRETS,
                        row -> new Sealed(row.number("number"), row.text("subject"), row.bytes("secret")),
                        job,
                        most,
                        job)
                .stream()
                .sorted(Comparator.comparingInt(Sealed::number))
                .toList();
    }

    /** Deletes secrets of jobs that ended before that time and that nobody came for. */
    int forgetSecrets(Instant before) {
        return sql.change("""
            update job_item i set secret = null from job j
             where j.job_id = i.job_id and j.ended_at < ? and i.secret is not null
            """, before);
    }
}
