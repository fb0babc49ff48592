package dev.latchkey.credential.certificate;

import dev.latchkey.account.CredentialReportColumns;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the credential report tells of signing certificates: the two oldest of each user. */
@Singleton
class CertificateReportColumns implements CredentialReportColumns {

    private static final int MOST = 2;

    private final Sql sql;

    CertificateReportColumns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, Map<String, String>> of(String accountId, List<String> userIds) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Map<String, String>> users = new HashMap<>();
        sql.all(
                "select user_id, status, uploaded_at from signing_certificate"
                        + " where user_id = any(string_to_array(?, ',')) order by uploaded_at, certificate_id",
                row -> {
                    String user = row.text("user_id");
                    int number = counts.merge(user, 1, Integer::sum);
                    if (number <= MOST) {
                        Map<String, String> columns = users.computeIfAbsent(user, first -> new HashMap<>());
                        String key = "cert_" + number;
                        columns.put(
                                key + "_active",
                                Boolean.toString(row.text("status").equals("Active")));
                        columns.put(key + "_last_rotated", CredentialReportColumns.instant(row.instant("uploaded_at")));
                    }
                    return number;
                },
                String.join(",", userIds));
        return users;
    }
}
