package dev.latchkey.session;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored sign-ins that are not finished. */
@Singleton
class PendingRows {
    private static final String LIVING = "select " + UserColumns.SELECTED + """
            , a.alias, p.started_at, p.mfa_at, p.mfa_serial, p.factor, p.next_path, p.carried_form
              from pending_sign_in p
              join iam_user u on u.user_id = p.user_id
              join account a on a.account_id = u.account_id
             where p.id_hash = ? and p.expires_at > ?
            """;

    private final Sql sql;

    PendingRows(Sql sql) {
        this.sql = sql;
    }

    void begin(
            SessionId id,
            String userId,
            String factor,
            String next,
            @Nullable String sealedForm,
            Instant now,
            Instant expiresAt) {
        sql.change("""
                insert into pending_sign_in (id_hash, user_id, started_at, expires_at, factor, next_path,
                                             carried_form)
                values (?, ?, ?, ?, ?, ?, ?)
                """, id.hash(), userId, now, expiresAt, factor, next, sealedForm);
    }

    Optional<PendingSignIn> living(SessionId id, Instant now) {
        return sql.first(LIVING, row -> read(id, row), id.hash(), now);
    }

    /** Counts a wrong second factor; answers how many there were. */
    int fail(SessionId id) {
        return sql.first(
                        "update pending_sign_in set failures = failures + 1 where id_hash = ? returning failures",
                        row -> row.number("failures"),
                        id.hash())
                .orElse(Integer.MAX_VALUE);
    }

    /** Gives it another id, since MFA was proved in it; the old one is dead at once. */
    boolean proveMfa(SessionId old, SessionId fresh, String serialNumber, Instant now) {
        return sql.change("""
                        update pending_sign_in set id_hash = ?, mfa_at = ?, mfa_serial = ?, failures = 0 where id_hash = ?
                        """, fresh.hash(), now, serialNumber, old.hash()) == 1;
    }

    void forgetMfa(String userId, String serialNumber) {
        sql.change(
                "update pending_sign_in set mfa_at = null, mfa_serial = null where user_id = ? and mfa_serial = ?",
                userId,
                serialNumber);
    }

    void prolong(SessionId id, Instant expiresAt) {
        sql.change(
                "update pending_sign_in set expires_at = ? where id_hash = ? and expires_at < ?",
                expiresAt,
                id.hash(),
                expiresAt);
    }

    boolean end(SessionId id) {
        return sql.change("delete from pending_sign_in where id_hash = ?", id.hash()) == 1;
    }

    void endOf(String userId, String exceptPublicName) {
        sql.change(
                "delete from pending_sign_in where user_id = ? and left(encode(id_hash, 'hex'), 12) <> ?",
                userId,
                exceptPublicName);
    }

    int purge(Instant now) {
        return sql.change("delete from pending_sign_in where expires_at < ?", now);
    }

    private static PendingSignIn read(SessionId id, Sql.Row row) {
        return new PendingSignIn(
                id,
                UserColumns.read(row),
                Optional.ofNullable(row.optionalText("alias")),
                row.instant("started_at"),
                row.optionalInstant("mfa_at"),
                row.optionalText("mfa_serial"),
                row.text("factor"),
                row.text("next_path"),
                row.optionalText("carried_form"));
    }
}
