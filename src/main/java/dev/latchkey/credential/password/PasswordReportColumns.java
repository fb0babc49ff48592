package dev.latchkey.credential.password;

import dev.latchkey.account.CredentialReportColumns;
import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the credential report tells of console passwords. */
@Singleton
class PasswordReportColumns implements CredentialReportColumns {

    private final Sql sql;
    private final PasswordPolicies policies;

    PasswordReportColumns(Sql sql, PasswordPolicies policies) {
        this.sql = sql;
        this.policies = policies;
    }

    @Override
    public Map<String, Map<String, String>> of(String accountId, List<String> userIds) {
        PasswordPolicy policy = policies.inForce(accountId);
        Map<String, Map<String, String>> users = new HashMap<>();
        sql.all(
                "select user_id, password_changed_at, password_last_used_at from login_profile"
                        + " where user_id = any(string_to_array(?, ','))",
                row -> users.put(row.text("user_id"), columns(row, policy)),
                String.join(",", userIds));
        return users;
    }

    private static Map<String, String> columns(Sql.Row row, PasswordPolicy policy) {
        Instant changedAt = row.instant("password_changed_at");
        Instant usedAt = row.optionalInstant("password_last_used_at");
        return Map.of(
                "password_enabled",
                "true",
                "password_last_used",
                usedAt == null ? "no_information" : CredentialReportColumns.instant(usedAt),
                "password_last_changed",
                CredentialReportColumns.instant(changedAt),
                "password_next_rotation",
                policy.expiryOf(changedAt).map(CredentialReportColumns::instant).orElse("N/A"));
    }
}
