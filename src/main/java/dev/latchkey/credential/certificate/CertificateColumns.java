package dev.latchkey.credential.certificate;

import dev.latchkey.account.CredentialReportColumns;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The signing certificates in the credential report: two at most, the earliest first. */
@Singleton
class CertificateColumns implements CredentialReportColumns {

    private static final int REPORTED = 2;

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Sql sql;

    CertificateColumns(Sql sql) {
        this.sql = sql;
    }

    private record Row(String userId, boolean isActive, Instant uploadedAt) {}

    @Override
    public Map<String, Map<String, String>> of(String accountId, List<String> userIds) {
        Map<String, Map<String, String>> all = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Row row : rows(userIds)) {
            int number = counts.merge(row.userId(), 1, Integer::sum);
            if (number <= REPORTED) {
                Map<String, String> columns = all.computeIfAbsent(row.userId(), user -> new HashMap<>());
                columns.put("cert_" + number + "_active", Boolean.toString(row.isActive()));
                columns.put("cert_" + number + "_last_rotated", FORMAT.format(row.uploadedAt()));
            }
        }
        return all;
    }

    private List<Row> rows(List<String> userIds) {
        return sql.all(
                """
                select user_id, status = 'Active' as is_active, uploaded_at from signing_certificate
                 where user_id = any (?) order by user_id, uploaded_at, certificate_id
                """, row -> new Row(row.text("user_id"), row.flag("is_active"), row.instant("uploaded_at")), (Object)
                        userIds.toArray(new String[0]));
    }
}
