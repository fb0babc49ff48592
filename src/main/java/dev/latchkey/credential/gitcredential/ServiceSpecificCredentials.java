package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.Owner;
import dev.latchkey.credential.StatusWord;
import dev.latchkey.operation.CredentialKeys;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.ReadMemory;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Sql.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored user names for services, each with the hash of its password. */
@Singleton
class ServiceSpecificCredentials implements CredentialKeys {
    private static final String SELECT = """
        select c.credential_id, c.user_id, u.account_id, u.user_name, c.service_name, c.service_user_name, c.status, c.created_at,
               c.expires_at
          from service_specific_credential c
          join iam_user u on u.user_id = c.user_id
        """;

    private static final String PART = """
           and (cast(? as text) is null or c.service_name = ?) and c.credential_id > ?
         order by c.credential_id limit ?
        """;

    private static final String OF_USER = SELECT + " where c.user_id = ?" + PART;
    private static final String OF_ACCOUNT = SELECT + " where u.account_id = ?" + PART;

    private final Sql sql;
    private final ReadMemory memory;

    ServiceSpecificCredentials(Sql sql, ReadMemory memory) {
        this.sql = sql;
        this.memory = memory;
    }

    /** Those of one user in the order of their ids, after one of them; for one service, or for all. */
    List<StoredCredential> of(Owner owner, @Nullable String service, String afterId, int most) {
        return part(OF_USER, owner.userId(), service, afterId, most);
    }

    /** Those of everybody in an account. */
    List<StoredCredential> in(String accountId, @Nullable String service, String afterId, int most) {
        return part(OF_ACCOUNT, accountId, service, afterId, most);
    }

    /** The ids of all that a user has; deciding about each in this view takes no further statement. */
    List<String> idsOf(String userId) {
        return sql.all(
                SELECT + " where c.user_id = ? order by c.credential_id",
                row -> {
                    StoredCredential found = read(row);
                    memory.put(StoredCredential.class, row.text("account_id") + "/" + found.id(), Optional.of(found));
                    return found.id();
                },
                userId);
    }

    int countOf(String userId, String service) {
        return sql.first("""
            select count(*)::int as credentials from service_specific_credential
             where user_id = ? and service_name = ?
            """, row -> row.number("credentials"), userId, service).orElse(0);
    }

    /**
     * The first name that is free at the service: {@code alice-at-ACCOUNT}, then {@code alice+1-at-ACCOUNT} and so on. It
     * may be taken by another user, who was called so before.
     */
    String freeName(Owner owner, String service) {
        String name = owner.name() + "-at-" + owner.accountId();
        for (int number = 1; isTaken(service, name); number++) {
            name = owner.name() + "+" + number + "-at-" + owner.accountId();
        }
        return name;
    }

    private boolean isTaken(String service, String name) {
        return sql.first("""
            select c.credential_id from service_specific_credential c
             where c.service_name = ? and lower(c.service_user_name) = lower(?)
            """, row -> true, service, name).isPresent();
    }

    void add(StoredCredential made, byte[] passwordHash) {
        sql.change(
                """
                insert into service_specific_credential (credential_id, user_id, service_name, service_user_name,
                                                         password_hash, status, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                made.id(),
                made.userId(),
                made.serviceName(),
                made.serviceUserName(),
                passwordHash,
                made.status().text(),
                made.createdAt(),
                made.expiresAt());
    }

    /**
     * One credential of that user. One of somebody else in the account is looked up by the same statement, so that it
     * takes as long.
     *
     * @throws OperationFailed NoSuchEntity for an unknown id, ValidationError for that of somebody else, as IAM answers
     */
    StoredCredential required(Owner owner, String id) {
        StoredCredential found = find(owner.accountId(), id).orElseThrow(() -> missing(id));
        if (!found.userId().equals(owner.userId())) {
            throw new OperationFailed(
                    ErrorCode.VALIDATION_ERROR,
                    "User " + owner.name() + " does not have a service specific credential with id " + id);
        }
        return found;
    }

    void set(StoredCredential credential, CredentialStatus status) {
        requireOne(
                sql.change(
                        "update service_specific_credential set status = ? where credential_id = ?",
                        status.text(),
                        credential.id()),
                credential.id());
    }

    void replacePassword(StoredCredential credential, byte[] hash) {
        requireOne(
                sql.change(
                        "update service_specific_credential set password_hash = ? where credential_id = ?",
                        hash,
                        credential.id()),
                credential.id());
    }

    void delete(StoredCredential credential) {
        requireOne(
                sql.change("delete from service_specific_credential where credential_id = ?", credential.id()),
                credential.id());
    }

    @Override
    public Map<String, List<String>> conditionKeys(String accountId, String credentialId) {
        return find(accountId, credentialId)
                .map(found -> Map.of(ServiceNames.KEY, List.of(found.serviceName())))
                .orElseGet(Map::of);
    }

    private Optional<StoredCredential> find(String accountId, String id) {
        return memory.once(
                StoredCredential.class,
                accountId + "/" + id,
                () -> sql.first(
                        SELECT + " where c.credential_id = ? and u.account_id = ?",
                        ServiceSpecificCredentials::read,
                        id,
                        accountId));
    }

    private List<StoredCredential> part(
            String query, String whose, @Nullable String service, String afterId, int most) {
        return sql.all(query, ServiceSpecificCredentials::read, whose, service, service, afterId, most);
    }

    private static void requireOne(int changed, String id) {
        if (changed != 1) {
            throw missing(id);
        }
    }

    private static OperationFailed missing(String id) {
        return new OperationFailed(
                ErrorCode.NO_SUCH_ENTITY, "The service specific credential with id " + id + " cannot be found.");
    }

    private static StoredCredential read(Row row) {
        Instant expiresAt = row.optionalInstant("expires_at");
        return new StoredCredential(
                row.text("credential_id"),
                row.text("user_id"),
                row.text("user_name"),
                row.text("service_name"),
                row.text("service_user_name"),
                StatusWord.stored(row.text("status")),
                row.instant("created_at"),
                expiresAt);
    }
}
