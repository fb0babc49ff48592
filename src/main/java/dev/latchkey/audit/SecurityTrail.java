package dev.latchkey.audit;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The rows of the trail that concern the safety of one user: what was done to their credentials, and who tried to get in. */
@Singleton
public class SecurityTrail {
    private static final int MOST = 200;

    /** The end of the span matters as well: without it the partitions of all months to come are looked through. */
    private static final String BOTH = """
        (select occurred_at, principal_id, principal_name, source_address, action, result, reason, occurrences
           from audit_event
          where occurred_at > ? and occurred_at <= ? and result = 'allowed' and action = any (?)
            and resource = (select 'arn:aws:iam::' || account_id || ':user' || path || user_name from iam_user
                             where user_id = ?)
          order by occurred_at desc limit ?)
        union all
        (select occurred_at, principal_id, principal_name, source_address, action, result, reason, occurrences
           from audit_event
          where occurred_at > ? and occurred_at <= ? and principal_id = ? and action = any (?)
          order by occurred_at desc limit ?)
        order by occurred_at desc
        """;

    private final Sql sql;

    SecurityTrail(Sql sql) {
        this.sql = sql;
    }

    /**
     * One of them.
     *
     * @param byUserId who did it; empty where that is not known
     * @param byName their name
     */
    public record Event(
            Instant at,
            String byUserId,
            String byName,
            String address,
            String action,
            boolean isAllowed,
            String reason,
            int occurrences) {}

    /**
     * What was done to that user by operations of some names, and what that user, or somebody in their name, did under
     * others, after a time and up to another; the latest first, by one statement.
     */
    public List<Event> around(String userId, Set<String> doneTo, Set<String> doneBy, Instant since, Instant until) {
        return sql.all(
                BOTH,
                SecurityTrail::read,
                since,
                until,
                doneTo.toArray(new String[0]),
                userId,
                MOST,
                since,
                until,
                userId,
                doneBy.toArray(new String[0]),
                MOST);
    }

    private static Event read(Sql.Row row) {
        String byUserId = row.optionalText("principal_id");
        String byName = row.optionalText("principal_name");
        return new Event(
                row.instant("occurred_at"),
                byUserId == null ? "" : byUserId,
                byName == null ? "" : byName,
                row.text("source_address"),
                row.text("action"),
                row.text("result").equals("allowed"),
                row.text("reason"),
                row.number("occurrences"));
    }
}
