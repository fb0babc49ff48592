package dev.latchkey.audit;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the trail, the latest first, part by part; the text of a query is made of fixed pieces alone. */
@Singleton
public class ActivityRows {

    private static final String SELECT = """
        select event_id::text as event_id, occurred_at, request_id::text as request_id, principal_id, principal_name,
               source_address, user_agent, action, resource, result, reason, policy, statement_id, condition_keys,
               mfa::text as mfa, credential, node, occurrences
          from audit_event where account_id = ?
        """;

    private final Sql sql;

    ActivityRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * A part of what was found.
     *
     * @param next where the next part begins; empty for the last one
     */
    public record Part(List<Activity> rows, Optional<String> next) {}

    /** The rows of an account that a query finds. */
    public Part find(String accountId, ActivityQuery query) {
        StringBuilder text = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>();
        values.add(accountId);
        add(text, values, " and principal_id = ?", query.principalId());
        add(text, values, " and principal_name = ?", query.principal());
        boolean isBeginning = query.action().endsWith("*");
        String action = isBeginning ? query.action().substring(0, query.action().length() - 1) : query.action();
        add(text, values, isBeginning ? " and starts_with(action, ?)" : " and action = ?", action);
        add(text, values, " and result = ?", query.result());
        add(text, values, " and source_address = ?", query.source());
        add(text, values, " and request_id::text = ?", query.requestId());
        add(text, values, " and right(resource, length(?)) = ?", query.resource());
        if (!query.resource().isEmpty()) {
            values.add(query.resource());
        }
        if (query.from() != null) {
            text.append(" and occurred_at >= ?");
            values.add(query.from());
        }
        if (query.until() != null) {
            text.append(" and occurred_at < ?");
            values.add(query.until());
        }
        if (!query.after().isEmpty()) {
            goOn(text, values, query.after());
        }
        text.append(" order by occurred_at desc, event_id desc limit ?");
        values.add(query.size() + 1);
        List<Activity> rows = sql.all(text.toString(), ActivityRows::read, values.toArray());
        boolean isLast = rows.size() <= query.size();
        List<Activity> part = isLast ? rows : rows.subList(0, query.size());
        return new Part(part, isLast ? Optional.empty() : Optional.of(position(part.get(part.size() - 1))));
    }

    private static void add(StringBuilder text, List<Object> values, String condition, String value) {
        if (!value.isEmpty()) {
            text.append(condition);
            values.add(value);
        }
    }

    private static void goOn(StringBuilder text, List<Object> values, String after) {
        try {
            String[] position = after.split(" ", 2);
            values.add(Instant.parse(position[0]));
            values.add(UUID.fromString(position[1]));
            text.append(" and (occurred_at, event_id) < (?, ?)");
        } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            throw new OperationFailed(ErrorCode.VALIDATION_ERROR, "Invalid Marker.");
        }
    }

    private static String position(Activity row) {
        return row.at() + " " + row.id();
    }

    private static Activity read(Sql.Row row) {
        String mfa = row.optionalText("mfa");
        return new Activity(
                UUID.fromString(row.text("event_id")),
                row.instant("occurred_at"),
                UUID.fromString(row.text("request_id")),
                row.optionalText("principal_id"),
                row.optionalText("principal_name"),
                row.text("source_address"),
                row.text("user_agent"),
                row.text("action"),
                row.text("resource"),
                row.text("result"),
                row.text("reason"),
                row.optionalText("policy"),
                row.optionalText("statement_id"),
                row.optionalText("condition_keys"),
                mfa == null ? null : mfa.equals("true"),
                row.optionalText("credential"),
                row.text("node"),
                row.number("occurrences"));
    }
}
