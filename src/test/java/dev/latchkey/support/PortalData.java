package dev.latchkey.support;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** A data directory of a {@link PortalProcess}, and a way into the database that it holds. */
public final class PortalData implements AutoCloseable {
    private final TemporaryDirectory directory;

    private PortalData(TemporaryDirectory directory) {
        this.directory = directory;
    }

    /** An empty one; PostgreSQL's programs are lent to it, if an earlier test has unpacked them. */
    public static PortalData create() {
        TemporaryDirectory directory = TemporaryDirectory.create("portal-data");
        try {
            DatabaseResource.Programs.lendTo(directory.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PortalData(directory);
    }

    public Path path() {
        return directory.path();
    }

    /** Process id of the PostgreSQL that serves it. */
    public long postgresPid() {
        return Long.parseLong(postmaster().get(0).strip());
    }

    /** The address that PostgreSQL listens on. */
    public String listenAddress() {
        return postmaster().get(5).strip();
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/latchkey";
    }

    /** A connection as the role that serves. */
    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(url(), "latchkey_app", password("application"));
    }

    /** A connection as the role that owns the schema. */
    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url(), "latchkey_owner", password("owner"));
    }

    /** The first column of the first row, as the role that owns the schema. */
    public String ask(String query) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? String.valueOf(result.getString(1)) : "";
        }
    }

    /** Does something as the role that owns the schema. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every row of every table as text, binary columns in hexadecimal: what a dump would hold. */
    public String dump() throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = asOwner();
                Statement tables = connection.createStatement();
                Statement rows = connection.createStatement();
                ResultSet names = tables.executeQuery(
                        "select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
            while (names.next()) {
                try (ResultSet row = rows.executeQuery("select t::text from " + names.getString(1) + " t")) {
                    while (row.next()) {
                        dump.append(row.getString(1)).append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }

    public String password(String role) {
        try {
            Properties passwords = new Properties();
            passwords.load(new StringReader(Files.readString(path().resolve("database.passwords"))));
            return passwords.getProperty(role, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        directory.close();
    }

    private List<String> postmaster() {
        try {
            return Files.readAllLines(path().resolve("postgresql").resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
