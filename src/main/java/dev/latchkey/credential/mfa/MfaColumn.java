package dev.latchkey.credential.mfa;

import dev.latchkey.identity.UserColumn;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Whether each user in the list has a device. */
@Singleton
class MfaColumn implements UserColumn {
    private final Sql sql;

    MfaColumn(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String heading() {
        return "MFA";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Map<String, Cell> cells(Collection<String> userIds) {
        Map<String, Cell> cells = new HashMap<>();
        userIds.forEach(userId -> cells.put(userId, Cell.badge("No MFA", "warning")));
        sql.all(
                        "select user_id, count(*)::int as devices from mfa_device where user_id = any (?) group by user_id",
                        row -> Map.entry(row.text("user_id"), row.number("devices")),
                        (Object) userIds.toArray(String[]::new))
                .forEach(counted -> cells.put(counted.getKey(), cell(counted.getValue())));
        return cells;
    }

    private static Cell cell(int devices) {
        return Cell.badge(devices == 1 ? "1 device" : devices + " devices", "success");
    }
}
