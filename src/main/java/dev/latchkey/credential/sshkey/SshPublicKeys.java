package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.Owner;
import dev.latchkey.credential.StatusWord;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Sql.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The stored SSH public keys. */
@Singleton
class SshPublicKeys {
    private static final String SELECT = """
        select k.ssh_public_key_id, k.user_id, k.status, k.uploaded_at, k.wire, k.key_comment, k.key_type, k.bits,
               k.sha256, k.md5
          from ssh_public_key k
        """;

    private final Sql sql;

    SshPublicKeys(Sql sql) {
        this.sql = sql;
    }

    /** Those of a user in the order of their ids, after one of them. */
    List<StoredSshPublicKey> of(String userId, String afterId, int most) {
        return sql.all(
                SELECT + " where k.user_id = ? and k.ssh_public_key_id > ? order by k.ssh_public_key_id limit ?",
                SshPublicKeys::read,
                userId,
                afterId,
                most);
    }

    /** The ids of all that a user has. */
    List<String> idsOf(String userId) {
        return sql.all(
                "select ssh_public_key_id as id from ssh_public_key where user_id = ? order by 1",
                row -> row.text("id"),
                userId);
    }

    int countOf(String userId) {
        return sql.first(
                        "select count(*)::int as keys from ssh_public_key where user_id = ?",
                        row -> row.number("keys"),
                        userId)
                .orElse(0);
    }

    /** Adds a key; false if the user has the same one. */
    boolean add(String id, String userId, SshPublicKeyBody key, Instant now) {
        return sql.change(
                        """
                        insert into ssh_public_key (ssh_public_key_id, user_id, status, uploaded_at, wire, key_comment,
                                                    key_type, bits, sha256, md5)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (user_id, sha256) do nothing
                        """,
                        id,
                        userId,
                        CredentialStatus.ACTIVE.text(),
                        now,
                        key.wire(),
                        key.comment(),
                        key.type(),
                        key.bits(),
                        key.sha256(),
                        key.md5())
                == 1;
    }

    /**
     * One key of that user. A key of somebody else in the account is looked up by the same statement, so that it takes
     * as long.
     *
     * @throws OperationFailed NoSuchEntity for any other
     */
    StoredSshPublicKey required(Owner owner, String id) {
        return sql.first(SELECT + """
              join iam_user u on u.user_id = k.user_id
             where k.ssh_public_key_id = ? and u.account_id = ?
            """, SshPublicKeys::read, id, owner.accountId())
                .map(found -> {
                    if (!found.userId().equals(owner.userId())) {
                        throw new OperationFailed(
                                ErrorCode.NO_SUCH_ENTITY, "User has no Public Key with id " + id + ".");
                    }
                    return found;
                })
                .orElseThrow(() -> missing(id));
    }

    void set(StoredSshPublicKey key, CredentialStatus status) {
        requireOne(
                sql.change("update ssh_public_key set status = ? where ssh_public_key_id = ?", status.text(), key.id()),
                key.id());
    }

    void delete(StoredSshPublicKey key) {
        requireOne(sql.change("delete from ssh_public_key where ssh_public_key_id = ?", key.id()), key.id());
    }

    private static void requireOne(int changed, String id) {
        if (changed != 1) {
            throw missing(id);
        }
    }

    private static OperationFailed missing(String id) {
        return new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The SSH Public Key with id " + id + " cannot be found.");
    }

    private static StoredSshPublicKey read(Row row) {
        return new StoredSshPublicKey(
                row.text("ssh_public_key_id"),
                row.text("user_id"),
                StatusWord.stored(row.text("status")),
                row.instant("uploaded_at"),
                Objects.requireNonNull(row.optionalBytes("wire")),
                row.text("key_comment"),
                new SshPublicKeyMetadata.Details(
                        row.text("key_type"),
                        row.number("bits"),
                        row.text("key_comment"),
                        row.text("sha256"),
                        row.text("md5")));
    }
}
