package dev.latchkey.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Asks the embedded server what it really does, since a setting that was meant is not yet one that holds. */
final class SelfCheck {
    private static final Map<String, String> REQUIRED = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "password_encryption", "scram-sha-256",
            "listen_addresses", "127.0.0.1");

    private static final String RIGHTS = """
            SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls
                   OR has_schema_privilege('public', 'CREATE') OR has_database_privilege(current_database(), 'CREATE')
              FROM pg_roles WHERE rolname = current_user
            """;

    private SelfCheck() {}

    /** Refuses a server that could lose what it acknowledged, or a serving role that may do more than serve. */
    static void require(String url, DatabaseAccess access) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        url,
                        DatabaseAccess.APPLICATION,
                        access.applicationPassword().reveal());
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : REQUIRED.entrySet()) {
                String value = value(statement, "SHOW " + setting.getKey());
                if (!setting.getValue().equals(value)) {
                    throw new DatabaseStartException("the embedded PostgreSQL runs with `" + setting.getKey() + "` = `"
                            + value + "` instead of `" + setting.getValue() + "` and is not used like that");
                }
            }
            if (!"f".equals(value(statement, RIGHTS))) {
                throw new DatabaseStartException("the role `" + DatabaseAccess.APPLICATION
                        + "` of the embedded PostgreSQL may do more than serve; take its extra rights away");
            }
        }
    }

    private static String value(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next() ? String.valueOf(result.getString(1)) : "";
        }
    }
}
