package dev.latchkey.credential.accesskey;

import dev.latchkey.account.CredentialReportColumns;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the credential report tells of access keys: the two oldest of each user. */
@Singleton
class AccessKeyReportColumns implements CredentialReportColumns {

    private static final int MOST = 2;

    private final Sql sql;

    AccessKeyReportColumns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, Map<String, String>> of(String accountId, List<String> userIds) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Map<String, String>> users = new HashMap<>();
        sql.all(
                "select user_id, status, created_at, last_used_at, last_used_region, last_used_service from access_key"
                        + " where user_id = any(string_to_array(?, ',')) order by created_at, access_key_id",
                row -> {
                    String user = row.text("user_id");
                    int number = counts.merge(user, 1, Integer::sum);
                    if (number <= MOST) {
                        add(users.computeIfAbsent(user, first -> new HashMap<>()), number, row);
                    }
                    return number;
                },
                String.join(",", userIds));
        return users;
    }

    private static void add(Map<String, String> columns, int number, Sql.Row row) {
        String key = "access_key_" + number;
        Instant usedAt = row.optionalInstant("last_used_at");
        columns.put(key + "_active", Boolean.toString(row.text("status").equalsIgnoreCase("active")));
        columns.put(key + "_last_rotated", CredentialReportColumns.instant(row.instant("created_at")));
        if (usedAt != null) {
            columns.put(key + "_last_used_date", CredentialReportColumns.instant(usedAt));
            columns.put(key + "_last_used_region", orNothing(row.optionalText("last_used_region")));
            columns.put(key + "_last_used_service", orNothing(row.optionalText("last_used_service")));
        }
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "N/A" : text;
    }
}
