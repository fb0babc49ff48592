package dev.latchkey.account;

import dev.latchkey.platform.Sql;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the credential report of an account: a line for the account itself, then one for each user, by name. */
@ApplicationScoped
class CredentialReport {

    /** The report's columns, in the order of IAM's ("Getting credential reports"). */
    static final List<String> HEADER = List.of(
            "user",
            "arn",
            "user_creation_time",
            "password_enabled",
            "password_last_used",
            "password_last_changed",
            "password_next_rotation",
            "mfa_active",
            "access_key_1_active",
            "access_key_1_last_rotated",
            "access_key_1_last_used_date",
            "access_key_1_last_used_region",
            "access_key_1_last_used_service",
            "access_key_2_active",
            "access_key_2_last_rotated",
            "access_key_2_last_used_date",
            "access_key_2_last_used_region",
            "access_key_2_last_used_service",
            "cert_1_active",
            "cert_1_last_rotated",
            "cert_2_active",
            "cert_2_last_rotated");

    private static final int PAGE = 1000;
    private static final String NOTHING = "N/A";

    private static final Map<String, String> OF_THE_ACCOUNT = Map.of(
            "password_enabled", "not_supported",
            "password_last_used", "no_information",
            "password_last_changed", "not_supported",
            "password_next_rotation", "not_supported");

    private final Sql sql;
    private final List<CredentialReportColumns> rooms;

    CredentialReport(Sql sql, @All List<CredentialReportColumns> rooms) {
        this.sql = sql;
        this.rooms = rooms;
    }

    /** The report as it is now; lines end in line feeds, the last in nothing. */
    String of(String accountId) {
        StringBuilder report = new StringBuilder(String.join(",", HEADER));
        Instant opened = sql.first(
                        "select created_at from account where account_id = ?",
                        row -> row.instant("created_at"),
                        accountId)
                .orElseThrow();
        add(report, line("<root_account>", "arn:aws:iam::" + accountId + ":root", opened, OF_THE_ACCOUNT));
        String after = "";
        List<Row> page;
        do {
            page = page(accountId, after);
            Map<String, Map<String, String>> columns = columns(accountId, page);
            page.forEach(user -> add(
                    report,
                    line(
                            user.name(),
                            user.arn(accountId),
                            user.createdAt(),
                            columns.getOrDefault(user.id(), Map.of()))));
            after = page.isEmpty() ? "" : page.get(page.size() - 1).key();
        } while (page.size() == PAGE);
        return report.toString();
    }

    private record Row(String id, String path, String name, String key, Instant createdAt) {

        String arn(String accountId) {
            return "arn:aws:iam::" + accountId + ":user" + path + name;
        }
    }

    private List<Row> page(String accountId, String after) {
        return sql.all(
                "select user_id, path, user_name, user_name_key, created_at from iam_user"
                        + " where account_id = ? and user_name_key > ? order by user_name_key limit ?",
                row -> new Row(
                        row.text("user_id"),
                        row.text("path"),
                        row.text("user_name"),
                        row.text("user_name_key"),
                        row.instant("created_at")),
                accountId,
                after,
                PAGE);
    }

    private Map<String, Map<String, String>> columns(String accountId, List<Row> page) {
        List<String> ids = page.stream().map(Row::id).toList();
        Map<String, Map<String, String>> all = new HashMap<>();
        for (CredentialReportColumns room : rooms) {
            room.of(accountId, ids).forEach((id, columns) -> all.computeIfAbsent(id, user -> new HashMap<>())
                    .putAll(columns));
        }
        return all;
    }

    private static String line(String name, String arn, Instant createdAt, Map<String, String> columns) {
        List<String> values = new ArrayList<>(List.of(name, arn, CredentialReportColumns.instant(createdAt)));
        HEADER.stream()
                .skip(values.size())
                .forEach(column -> values.add(columns.getOrDefault(column, without(column))));
        // A name or a path may hold a comma; nothing here holds a quotation mark but a path.
        return values.stream()
                .map(value -> value.indexOf(',') < 0 && value.indexOf('"') < 0
                        ? value
                        : '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    /** What stands for a user who has nothing of that kind. */
    private static String without(String column) {
        return column.endsWith("_active") || column.equals("password_enabled") ? "false" : NOTHING;
    }

    private static void add(StringBuilder report, String line) {
        report.append('\n').append(line);
    }
}
