package dev.latchkey.credential.password;

import dev.latchkey.identity.UserColumn;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether each user has a console password, and how old it is, in the list of users. */
@Singleton
class ConsoleAccessColumn implements UserColumn {

    private final Sql sql;
    private final Clock clock;

    ConsoleAccessColumn(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String heading() {
        return "Console access";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Map<String, Cell> cells(Collection<String> userIds) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        userIds.forEach(userId -> cells.put(userId, Cell.text("None")));
        Instant now = clock.instant();
        sql.all(
                        """
                        select user_id, reset_required, unused_until, password_changed_at
                          from login_profile where user_id = any (?)
                        """,
                        row -> Map.entry(
                                row.text("user_id"),
                                cell(
                                        row.flag("reset_required"),
                                        Duration.between(row.instant("password_changed_at"), now)
                                                .toDays())),
                        (Object) userIds.toArray(new String[0]))
                .forEach(entry -> cells.put(entry.getKey(), entry.getValue()));
        return cells;
    }

    private static Cell cell(boolean mustChange, long days) {
        return mustChange
                ? Cell.badge("Must change password", "warning")
                : Cell.text(
                        days == 0
                                ? "Password set today"
                                : days == 1 ? "Password 1 day old" : "Password " + days + " days old");
    }
}
