package dev.latchkey.platform;

import dev.latchkey.platform.configuration.DataPaths;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.platform.database.DatabaseReady;
import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.KeyFile;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretBytes;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Unlocks the keys, if the key file belongs to this database.
 *
 * <p>INVARIANT: a key is made together with the database's first row, and never again: beside sealed rows a new key
 * would only hide that the right one is missing.
 */
@Singleton
class KeyCheck {
    private final DataSource database;
    private final KeyFile file;
    private final Keys keys;
    private final RandomSource random;

    KeyCheck(DataSource database, LatchkeyConfiguration settings, Keys keys, RandomSource random) {
        this.database = database;
        this.file = new KeyFile(DataPaths.of(settings).keyFile());
        this.keys = keys;
        this.random = random;
    }

    void unlock(@Observes @Priority(DatabaseReady.CHECKS) DatabaseReady event) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                keys.unlock(matchingKey(connection));
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new StartRefused(
                    "the key file " + file.path() + " cannot be used (" + e
                            + "); check its owner and mode, or set `latchkey.key-file`",
                    e);
        } catch (KeyFile.MalformedKeyException e) {
            throw new StartRefused("the key file " + file.path() + " holds no key; restore it from your backup", e);
        }
    }

    private SecretBytes matchingKey(Connection connection)
            throws SQLException, IOException, KeyFile.MalformedKeyException {
        Optional<byte[]> recorded = recordedCheckValue(connection);
        if (recorded.isEmpty()) {
            // Two programs that start on one empty database must agree on one key.
            try (Statement lock = connection.createStatement()) {
                lock.execute("SELECT pg_advisory_xact_lock(hashtext('latchkey.key_check'))");
            }
            recorded = recordedCheckValue(connection);
        }
        if (recorded.isEmpty()) {
            SecretBytes key = file.exists() ? existingKey() : file.create(random);
            record(connection, Keys.checkValue(key));
            return key;
        }
        if (!file.exists()) {
            throw new StartRefused(
                    "the key file " + file.path() + " is missing, and the database holds what only its key"
                            + " can open; restore it from your backup, or set `latchkey.key-file`");
        }
        SecretBytes key = existingKey();
        if (!ConstantTime.equal(recorded.get(), Keys.checkValue(key))) {
            throw new StartRefused(
                    "the key in " + file.path()
                            + " is not the one this database was begun with; restore the right one, or set `latchkey.key-file`");
        }
        return key;
    }

    private SecretBytes existingKey() throws IOException, KeyFile.MalformedKeyException {
        if (file.isOpenToOthers()) {
            throw new StartRefused("the key file " + file.path() + " is open to other users; close it with `chmod 600 "
                    + file.path() + "`");
        }
        return file.read();
    }

    private static Optional<byte[]> recordedCheckValue(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT check_value FROM key_check");
                ResultSet result = query.executeQuery()) {
            return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
        }
    }

    private static void record(Connection connection, byte[] checkValue) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO key_check (check_value) VALUES (?)")) {
            insert.setBytes(1, checkValue);
            insert.executeUpdate();
        }
    }
}
