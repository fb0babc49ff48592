package dev.latchkey.credential.accesskey;

import dev.latchkey.api.SigningKey;
import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.LastUsed;
import dev.latchkey.identity.UserAlong;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.ReadMemory;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.Aead;
import dev.latchkey.secret.Decoy;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import dev.latchkey.session.UserColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The stored access keys. Their secrets go in sealed and come out for the check of a signature alone. */
@Singleton
class AccessKeys {

    private static final Purpose SECRETS = Purpose.of("access-key-secret");

    private static final String TOLD = """
        k.access_key_id, k.status, k.created_at as key_created_at, k.description,
        k.last_used_at, k.last_used_service, k.last_used_region
        """;

    /**
     * The key with its user and the user's other keys, which are few and cost less here than by a statement of their own.
     * Where nobody has the key, the nearest one is read in its place, without its secret: that costs the same.
     */
    private static final String SIGNING =
            "select k.access_key_id = s.access_key_id as is_signing, case when k.access_key_id = ? then k.secret end as secret, "
                    + TOLD + ", " + UserColumns.SELECTED + ", " + UserColumns.VERSIONS + ", " + UserAlong.SELECTED
                    + """
          from access_key s
          join iam_user u on u.user_id = s.user_id
          join access_key k on k.user_id = s.user_id
         where s.access_key_id = coalesce((select max(access_key_id) from access_key where access_key_id <= ?),
                                          (select min(access_key_id) from access_key))
         order by k.created_at, k.access_key_id
        """;

    private final Sql sql;
    private final Keys keys;
    private final ReadMemory memory;
    private final UserAlong along;
    private final Supplier<SecretText> nobodys;

    @Inject
    AccessKeys(Sql sql, Keys keys, ReadMemory memory, UserAlong along, RandomSource random) {
        this(sql, keys, memory, along, new Decoy(keys, SECRETS, random)::open);
    }

    /** @param nobodys opened where nobody has the key that is looked for */
    AccessKeys(Sql sql, Keys keys, ReadMemory memory, UserAlong along, Supplier<SecretText> nobodys) {
        this.sql = sql;
        this.keys = keys;
        this.memory = memory;
        this.along = along;
        this.nobodys = nobodys;
    }

    /** How many a user has, active or not. */
    int countOf(String userId) {
        return sql.first(
                        "select count(*)::int as keys from access_key where user_id = ?",
                        row -> row.number("keys"),
                        userId)
                .orElse(0);
    }

    /** How many active ones each of these users has; users without any are left out. */
    Map<String, Integer> activeOf(Collection<String> userIds) {
        Map<String, Integer> counts = new HashMap<>();
        sql.all("""
            select user_id, count(*)::int as keys from access_key
             where status = 'Active' and user_id = any (string_to_array(?, ','))
             group by user_id
            """, row -> counts.put(row.text("user_id"), row.number("keys")), String.join(",", userIds));
        return counts;
    }

    /** Adds one; false if the id is taken. */
    boolean add(String userId, String accessKeyId, SecretText secret, @Nullable String description, Instant now) {
        return sql.change(
                        """
                        insert into access_key (access_key_id, user_id, status, secret, description, created_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        accessKeyId,
                        userId,
                        CredentialStatus.ACTIVE.text(),
                        aead().seal(secret, accessKeyId),
                        description,
                        now)
                == 1;
    }

    /** Those of a user, in the order in which they were made. */
    List<AccessKeyMetadata> of(String userId, String userName) {
        return memory.once(
                AccessKeyMetadata.class,
                userId,
                () -> sql.all(
                        "select " + TOLD
                                + " from access_key k where k.user_id = ? order by k.created_at, k.access_key_id",
                        row -> told(row, userName),
                        userId));
    }

    private static AccessKeyMetadata told(Sql.Row row, String userName) {
        return new AccessKeyMetadata(
                userName,
                row.text("access_key_id"),
                statusOf(row),
                row.instant("key_created_at"),
                row.optionalText("description"),
                lastUsedOf(row));
    }

    /** Whose key it is, if it is that of a user of the account. */
    Optional<Principal.User> ownerOf(String accountId, String accessKeyId) {
        return sql.first("select " + UserColumns.SELECTED + """
              from access_key k join iam_user u on u.user_id = k.user_id
             where k.access_key_id = ? and u.account_id = ?
            """, UserColumns::read, accessKeyId, accountId);
    }

    /** Sets the status of a user's key; false if the user has no such key. */
    boolean setStatus(String userId, String accessKeyId, CredentialStatus status) {
        return sql.change(
                        "update access_key set status = ? where access_key_id = ? and user_id = ?",
                        status.text(),
                        accessKeyId,
                        userId)
                == 1;
    }

    /** Deletes a user's key; false if the user has no such key, or if it is active and must not be. */
    boolean delete(String userId, String accessKeyId, boolean onlyIfInactive) {
        return sql.change(
                        "delete from access_key where access_key_id = ? and user_id = ? and (status = ? or not ?)",
                        accessKeyId,
                        userId,
                        CredentialStatus.INACTIVE.text(),
                        onlyIfInactive)
                == 1;
    }

    /** The use of a key of that user; empty if the user has no such key, empty inside if it was never used. */
    Optional<Optional<LastUsed>> lastUsed(String userId, String accessKeyId) {
        return sql.first("""
            select last_used_at, last_used_service, last_used_region
              from access_key where access_key_id = ? and user_id = ?
            """, row -> Optional.ofNullable(lastUsedOf(row)), accessKeyId, userId);
    }

    /** What is needed to check a signature, by one statement; what came along is remembered. */
    Optional<SigningKey> signing(String accessKeyId) {
        List<SigningKey> signing = new ArrayList<>(1);
        List<AccessKeyMetadata> all = sql.all(
                SIGNING,
                row -> {
                    AccessKeyMetadata told = told(row, row.text("user_name"));
                    if (row.flag("is_signing")) {
                        signing.add(signing(row, told));
                    }
                    return told;
                },
                accessKeyId,
                accessKeyId);
        signing.forEach(
                key -> memory.put(AccessKeyMetadata.class, key.principal().userId(), all));
        return signing.stream()
                .filter(key -> key.accessKeyId().equals(accessKeyId))
                .findFirst();
    }

    private SigningKey signing(Sql.Row row, AccessKeyMetadata told) {
        along.remember(row);
        byte[] sealed = row.optionalBytes("secret");
        return new SigningKey(
                told.accessKeyId(),
                sealed == null ? nobodys.get() : aead().openText(sealed, told.accessKeyId()),
                told.status().isActive(),
                UserColumns.read(row),
                null,
                UserColumns.versions(row));
    }

    /** Writes down uses, each unless a later one is written down already. */
    void used(List<Use> uses) {
        for (Use use : uses) {
            sql.change(
                    """
                    update access_key set last_used_at = ?, last_used_service = ?, last_used_region = ?
                     where access_key_id = ? and (last_used_at is null or last_used_at < ?)
                    """,
                    use.lastUsed().at(),
                    use.lastUsed().service(),
                    use.lastUsed().region(),
                    use.accessKeyId(),
                    use.lastUsed().at());
        }
    }

    /** One use of one key. */
    record Use(String accessKeyId, LastUsed lastUsed) {}

    private static CredentialStatus statusOf(Sql.Row row) {
        return CredentialStatus.parse(row.text("status")).orElseThrow();
    }

    private static @Nullable LastUsed lastUsedOf(Sql.Row row) {
        Instant at = row.optionalInstant("last_used_at");
        return at == null ? null : new LastUsed(at, row.text("last_used_service"), row.text("last_used_region"));
    }

    private Aead aead() {
        return keys.aead(SECRETS);
    }
}
