package dev.latchkey.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the two roles and the database: one role owns and migrates, the other serves without any right to change tables. */
final class DatabaseRoles {
    private DatabaseRoles() {}

    /** Makes what is missing; a start that was cut short goes on where it ended. */
    static void create(String superuserUrl, String databaseUrl, DatabaseAccess access) throws SQLException {
        String password = access.superuserPassword().reveal();
        try (Connection connection = DriverManager.getConnection(superuserUrl, DatabaseAccess.SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            createRole(statement, DatabaseAccess.OWNER, access.ownerPassword().reveal());
            createRole(
                    statement,
                    DatabaseAccess.APPLICATION,
                    access.applicationPassword().reveal());
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DatabaseAccess.DATABASE + "'")) {
                statement.execute("CREATE DATABASE latchkey OWNER latchkey_owner");
            }
            statement.execute("REVOKE ALL ON DATABASE latchkey FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE latchkey TO latchkey_app");
            statement.execute("REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
        }
        try (Connection connection = DriverManager.getConnection(databaseUrl, DatabaseAccess.SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO latchkey_owner");
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            statement.execute("GRANT USAGE ON SCHEMA public TO latchkey_app");
            statement.execute("ALTER DEFAULT PRIVILEGES FOR ROLE latchkey_owner IN SCHEMA public"
                    + " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO latchkey_app");
            statement.execute("ALTER DEFAULT PRIVILEGES FOR ROLE latchkey_owner IN SCHEMA public"
                    + " GRANT USAGE, SELECT ON SEQUENCES TO latchkey_app");
        }
    }

    private static void createRole(Statement statement, String role, String password) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute("CREATE ROLE " + role);
        }
        // The password consists of letters, digits, `-` and `_`: it was read that way.
        statement.execute("ALTER ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
                + " PASSWORD '" + password + "'");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next();
        }
    }
}
