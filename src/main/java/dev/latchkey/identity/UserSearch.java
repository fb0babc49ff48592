package dev.latchkey.identity;

import dev.latchkey.identity.SearchUsers.Found;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.Ascii;
import dev.latchkey.platform.Sql;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts a search for users together of fixed pieces of SQL; what was typed travels as values alone. */
@Singleton
class UserSearch {

    private final Sql sql;
    private final List<UserFilter> filters;

    UserSearch(Sql sql, @All List<UserFilter> filters) {
        this.sql = sql;
        this.filters = filters.stream()
                .sorted(Comparator.comparingInt(UserFilter::order))
                .toList();
    }

    List<UserFilter> filters() {
        return filters;
    }

    Found find(String accountId, UserQuery query, Instant now) {
        UserQuery.Order order = query.order();
        StringBuilder text = new StringBuilder(UserRows.COLUMNS);
        List<Object> values = new ArrayList<>();
        text.append(" where u.account_id = ?");
        values.add(accountId);
        String prefix = Ascii.lower(query.namePrefix());
        if (!prefix.isEmpty()) {
            text.append(" and u.user_name_key >= ? and u.user_name_key < ?");
            values.add(prefix);
            values.add(prefix + '\uffff');
        }
        if (query.group() != null) {
            text.append(" and exists (select from group_membership m join iam_group g on g.group_id = m.group_id"
                    + " where m.user_id = u.user_id and g.account_id = u.account_id and g.group_name_key = ?)");
            values.add(Ascii.lower(query.group()));
        }
        for (UserFilter filter : filters) {
            if (query.filters().contains(filter.name())) {
                text.append(" and (").append(filter.condition()).append(')');
                values.addAll(filter.values(accountId, now));
            }
        }
        if (!query.after().isEmpty()) {
            goOn(query, text, values);
        }
        text.append(order.isByName() ? " order by u.user_name_key" : " order by u.created_at");
        text.append(order.isAscending() ? "" : " desc");
        text.append(order.isByName() ? "" : order.isAscending() ? ", u.user_id" : ", u.user_id desc");
        text.append(" limit ?");
        values.add(query.size() + 1);
        List<UserMetadata> users = sql.all(text.toString(), UserRows::listed, values.toArray());
        boolean isLast = users.size() <= query.size();
        List<UserMetadata> part = isLast ? users : users.subList(0, query.size());
        return new Found(part, isLast ? Optional.empty() : Optional.of(position(order, part.get(part.size() - 1))));
    }

    private static void goOn(UserQuery query, StringBuilder text, List<Object> values) {
        String sign = query.order().isAscending() ? " > " : " < ";
        if (query.order().isByName()) {
            text.append(" and u.user_name_key").append(sign).append('?');
            values.add(query.after());
            return;
        }
        String[] position = query.after().split(" ", 2);
        try {
            values.add(Instant.parse(position[0]));
        } catch (DateTimeParseException notOurs) {
            throw new OperationFailed(ErrorCode.VALIDATION_ERROR, "Invalid Marker.");
        }
        values.add(position.length < 2 ? "" : position[1]);
        text.append(" and (u.created_at, u.user_id)").append(sign).append("(?, ?)");
    }

    private static String position(UserQuery.Order order, UserMetadata user) {
        return order.isByName() ? Ascii.lower(user.userName()) : user.createDate() + " " + user.userId();
    }
}
