package dev.latchkey.platform;

import dev.latchkey.secret.DataKeys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.WrappedKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/**
 * The data keys in the database.
 *
 * <p>Each question and each addition is a transaction of its own: whoever asks may be in one that sees an older moment,
 * or that ends in nothing, and a key that something was sealed with must not be lost with it.
 */
@Singleton
class StoredDataKeys implements DataKeys {

    private final Sql sql;

    StoredDataKeys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<WrappedKey> of(Purpose purpose) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.all(
                        "select key_id, wrapped from data_key where purpose = ? order by number desc",
                        row -> new WrappedKey(
                                Objects.requireNonNull(row.optionalBytes("key_id")),
                                Objects.requireNonNull(row.optionalBytes("wrapped"))),
                        purpose.name()));
    }

    @Override
    public void begin(Purpose purpose, WrappedKey key) {
        QuarkusTransaction.requiringNew().call(() -> sql.change("""
            insert into data_key (purpose, number, key_id, wrapped, created_at)
            values (?, 1, ?, ?, now()) on conflict do nothing
            """, purpose.name(), key.id(), key.wrapped()));
    }
}
