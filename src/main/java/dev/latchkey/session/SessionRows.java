package dev.latchkey.session;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored sessions. */
@Singleton
class SessionRows {
    private static final String LIVING = "select " + UserColumns.SELECTED + """
        , a.alias, a.canonical_user_id, s.started_at, s.last_used_at, s.expires_at, s.proved_at, s.mfa_at, s.mfa_serial, s.flash,
               s.carried_form is not null as carries_form, s.notices
          from web_session s
          join iam_user u on u.user_id = s.user_id
          join account a on a.account_id = u.account_id
         where s.id_hash = ? and s.expires_at > ? and s.last_used_at > ?
        """;

    /** The row that is being added is not seen by the deletion beside it: one less is left of the others. */
    private static final String OPEN = """
        with opened as (
            insert into web_session (id_hash, user_id, started_at, last_used_at, expires_at, proved_at, mfa_at,
                                     mfa_serial, factor, address, user_agent, carried_form, notices)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            returning id_hash)
        delete from web_session
         where id_hash in (select id_hash from web_session where user_id = ? and id_hash <> all (select id_hash from opened)
                            order by started_at desc, id_hash offset ?)
        """;

    private final Sql sql;

    SessionRows(Sql sql) {
        this.sql = sql;
    }

    Optional<StoredSession> living(SessionId id, Instant now, Instant idleSince) {
        return sql.first(LIVING, SessionRows::read, id.hash(), now, idleSince);
    }

    /** Adds a session, and ends the user's oldest where there would be too many. */
    void open(SessionId id, NewSession session, @Nullable String notices, Instant now, Instant expiresAt, int most) {
        sql.change(
                OPEN,
                id.hash(),
                session.userId(),
                now,
                now,
                expiresAt,
                session.provedAt(),
                session.mfaAt(),
                session.mfaSerial(),
                session.factor(),
                session.origin().sourceAddress(),
                session.origin().userAgent(),
                session.sealedForm(),
                notices,
                session.userId(),
                most - 1);
    }

    /** Gives a session another id; the old one is dead at once. */
    boolean rename(SessionId old, SessionId fresh) {
        return sql.change("update web_session set id_hash = ? where id_hash = ?", fresh.hash(), old.hash()) == 1;
    }

    /** Takes note that the person proved once more who they are. */
    void prove(SessionId id, Instant now) {
        sql.change("update web_session set proved_at = ? where id_hash = ?", now, id.hash());
    }

    /** Takes note that the person proved it with an MFA device. */
    void proveMfa(SessionId id, String serialNumber, Instant now) {
        sql.change(
                "update web_session set proved_at = ?, mfa_at = ?, mfa_serial = ? where id_hash = ?",
                now,
                now,
                serialNumber,
                id.hash());
    }

    /** What that device has proved counts no longer. */
    void forgetMfa(String userId, String serialNumber) {
        sql.change(
                "update web_session set mfa_at = null, mfa_serial = null where user_id = ? and mfa_serial = ?",
                userId,
                serialNumber);
    }

    /** Moves the idle clock; whoever has the session under way at this moment moves it as well, so nobody waits for them. */
    void use(SessionId id, Instant now) {
        sql.change("""
            update web_session set last_used_at = ?
             where id_hash = (select id_hash from web_session where id_hash = ? and last_used_at < ?
                                 for no key update skip locked)
            """, now, id.hash(), now);
    }

    void flash(SessionId id, @Nullable String flash) {
        sql.change("update web_session set flash = ? where id_hash = ?", flash, id.hash());
    }

    void carry(SessionId id, @Nullable String sealedForm) {
        sql.change("update web_session set carried_form = ? where id_hash = ?", sealedForm, id.hash());
    }

    Optional<String> carried(SessionId id) {
        return sql.first(
                "select carried_form from web_session where id_hash = ? and carried_form is not null",
                row -> row.text("carried_form"),
                id.hash());
    }

    void notices(SessionId id, @Nullable String notices) {
        sql.change("update web_session set notices = ? where id_hash = ?", notices, id.hash());
    }

    /** Those of a user that are alive, the one used last first. */
    List<SessionMetadata> of(String userId, Instant now, Instant idleSince) {
        return sql.all("""
            select left(encode(id_hash, 'hex'), 12) as name, started_at, last_used_at, expires_at, factor, mfa_at,
                   address, user_agent
              from web_session where user_id = ? and expires_at > ? and last_used_at > ?
             order by last_used_at desc, id_hash
            """, SessionRows::metadata, userId, now, idleSince);
    }

    boolean endNamed(String userId, String publicName) {
        return sql.change(
                        "delete from web_session where user_id = ? and left(encode(id_hash, 'hex'), 12) = ?",
                        userId,
                        publicName)
                == 1;
    }

    void end(SessionId id) {
        sql.change("delete from web_session where id_hash = ?", id.hash());
    }

    int endOf(String userId, String exceptPublicName) {
        return sql.change(
                "delete from web_session where user_id = ? and left(encode(id_hash, 'hex'), 12) <> ?",
                userId,
                exceptPublicName);
    }

    int countOf(String userId, String exceptPublicName, Instant now, Instant idleSince) {
        return sql.first("""
            select count(*)::int as sessions from web_session
             where user_id = ? and left(encode(id_hash, 'hex'), 12) <> ? and expires_at > ? and last_used_at > ?
            """, row -> row.number("sessions"), userId, exceptPublicName, now, idleSince)
                .orElse(0);
    }

    int purge(Instant now, Instant idleSince) {
        return sql.change("delete from web_session where expires_at < ? or last_used_at < ?", now, idleSince);
    }

    private static SessionMetadata metadata(Sql.Row row) {
        return new SessionMetadata(
                row.text("name"),
                row.text("address"),
                row.text("user_agent"),
                row.text("factor"),
                Optional.ofNullable(row.optionalInstant("mfa_at")),
                row.instant("started_at"),
                row.instant("last_used_at"),
                row.instant("expires_at"));
    }

    private static StoredSession read(Sql.Row row) {
        return new StoredSession(
                UserColumns.read(row),
                Optional.ofNullable(row.optionalText("alias")),
                row.text("canonical_user_id"),
                row.instant("started_at"),
                row.instant("last_used_at"),
                row.instant("expires_at"),
                row.instant("proved_at"),
                row.optionalInstant("mfa_at"),
                row.optionalText("mfa_serial"),
                row.optionalText("flash"),
                row.flag("carries_form"),
                row.optionalText("notices"));
    }
}
