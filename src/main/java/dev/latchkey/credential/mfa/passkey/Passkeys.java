package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.data.ByteArray;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.session.UserColumns;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored passkeys of all users, and the random names by which authenticators know these. */
@Singleton
class Passkeys {
    private static final int HANDLE_BYTES = 64;

    private static final String SELECT = "select " + UserColumns.SELECTED + """
            , d.device_id, d.serial_number, d.label, h.user_handle, p.credential_id, p.public_key, p.signature_count,
                   p.backup_eligible, p.backed_up, p.transports
              from passkey p
              join mfa_device d on d.device_id = p.device_id
              join iam_user u on u.user_id = d.user_id
              join passkey_user h on h.user_id = u.user_id
             where\s""";

    private final Sql sql;
    private final Transactions transactions;
    private final RandomSource random;

    Passkeys(Sql sql, Transactions transactions, RandomSource random) {
        this.sql = sql;
        this.transactions = transactions;
        this.random = random;
    }

    /** The passkey with that credential id, whoever has it. */
    Optional<StoredPasskey> withCredentialId(ByteArray credentialId) {
        return sql.first(SELECT + "p.credential_id = ?", Passkeys::read, (Object) credentialId.getBytes());
    }

    /** All passkeys of a user, the oldest first. */
    List<StoredPasskey> of(String userId) {
        return sql.all(SELECT + "d.user_id = ? order by d.enabled_at, d.serial_number", Passkeys::read, userId);
    }

    /** What is told of the passkeys of a user. */
    List<PasskeyFacts> factsOf(String userId) {
        return sql.all(
                """
                select p.device_id, p.backup_eligible, p.backed_up, p.aaguid::text as aaguid, p.counter_fell_at
                  from passkey p join mfa_device d on d.device_id = p.device_id where d.user_id = ?
                """,
                row -> new PasskeyFacts(
                        row.text("device_id"),
                        row.flag("backup_eligible"),
                        row.flag("backed_up"),
                        row.text("aaguid"),
                        Optional.ofNullable(row.optionalInstant("counter_fell_at"))),
                userId);
    }

    /** The name by which authenticators know a user, made when it is first needed. */
    ByteArray handleOf(String userId) {
        return transactions.write(() -> {
            sql.change(
                    "insert into passkey_user (user_id, user_handle) values (?, ?) on conflict do nothing",
                    userId,
                    random.bytes(HANDLE_BYTES));
            return sql.first(
                            "select user_handle from passkey_user where user_id = ?",
                            row -> new ByteArray(row.bytes("user_handle")),
                            userId)
                    .orElseThrow();
        });
    }

    /** Adds what belongs to a device; false if somebody has that very passkey. */
    boolean add(String deviceId, NewPasskey made) {
        return sql.change(
                        """
                insert into passkey (device_id, credential_id, public_key, signature_count, backup_eligible, backed_up,
                                     aaguid, transports)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (credential_id) do nothing
                """,
                        deviceId,
                        made.credentialId().getBytes(),
                        made.publicKey().getBytes(),
                        made.signatureCount(),
                        made.backupEligible(),
                        made.backedUp(),
                        made.aaguid(),
                        made.transports())
                == 1;
    }

    /** Takes note of a use; false if it was removed, or used again meanwhile so that its counter is past this use. */
    boolean use(StoredPasskey passkey, AssertionCheck.Use use) {
        return sql.change(
                        """
                update passkey set signature_count = ?, backed_up = ?
                 where device_id = ? and (signature_count < ? or signature_count = 0 and ? = 0)
                """,
                        use.signatureCount(),
                        use.backedUp(),
                        passkey.deviceId(),
                        use.signatureCount(),
                        use.signatureCount())
                == 1;
    }

    /** Remembers that there may be a copy of it. */
    void suspect(StoredPasskey passkey, Instant now) {
        sql.change("update passkey set counter_fell_at = ? where device_id = ?", now, passkey.deviceId());
    }

    private static StoredPasskey read(Sql.Row row) {
        return new StoredPasskey(
                row.text("device_id"),
                row.text("serial_number"),
                row.text("label"),
                UserColumns.read(row),
                new ByteArray(row.bytes("user_handle")),
                new ByteArray(row.bytes("credential_id")),
                new ByteArray(row.bytes("public_key")),
                row.bigNumber("signature_count"),
                row.flag("backup_eligible"),
                row.flag("backed_up"),
                row.text("transports"));
    }
}
