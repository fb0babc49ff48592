package dev.latchkey.credential.mfa;

import dev.latchkey.account.CredentialReportColumns;
import dev.latchkey.identity.SummaryCounts;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the credential report and the account's summary tell of MFA devices. */
@Singleton
class MfaReportColumns implements CredentialReportColumns, SummaryCounts {

    private final Sql sql;

    MfaReportColumns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, Map<String, String>> of(String accountId, List<String> userIds) {
        Map<String, Map<String, String>> users = new HashMap<>();
        sql.all("select distinct user_id from mfa_device where user_id = any (?)", row -> row.text("user_id"), (Object)
                        userIds.toArray(String[]::new))
                .forEach(userId -> users.put(userId, Map.of("mfa_active", "true")));
        return users;
    }

    @Override
    public Map<String, Integer> of(String accountId) {
        return sql.first(
                        "select count(*)::int as devices, count(user_id)::int as in_use from mfa_device"
                                + " where account_id = ?",
                        row -> Map.of("MFADevices", row.number("devices"), "MFADevicesInUse", row.number("in_use")),
                        accountId)
                .orElseGet(Map::of);
    }
}
