package dev.latchkey.session;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions by what is stored of them, for work that goes on in their name while nobody looks. Not using a session does
 * not end it here: only its absolute end does, and whatever takes it away.
 */
@Singleton
public class OpenSessions {

    private final Sql sql;
    private final Clock clock;

    OpenSessions(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * An open session.
     *
     * @param publicName a name for it that is no secret
     * @param mfaAt when MFA was proved in it last, or null
     * @param mfaSerial the device that proved it, or null
     */
    public record OpenSession(
            Principal.User user,
            String publicName,
            Instant startedAt,
            @Nullable Instant mfaAt,
            @Nullable String mfaSerial) {}

    /** The hash under which the caller's session is stored; empty for whoever comes with something else. */
    public Optional<byte[]> hashOf(Caller caller) {
        return caller.credential() instanceof CallerCredential.ConsoleSession session
                ? sql.first(
                        "select id_hash from web_session where user_id = ? and left(encode(id_hash, 'hex'), 12) = ?",
                        row -> row.bytes("id_hash"),
                        caller.principal().uniqueId(),
                        session.id())
                : Optional.empty();
    }

    /** The session that is stored under that hash; empty once it has ended. */
    public Optional<OpenSession> stored(byte[] idHash) {
        return sql.first(
                "select " + UserColumns.SELECTED + """
                    , left(encode(s.id_hash, 'hex'), 12) as name, s.started_at, s.mfa_at, s.mfa_serial
                      from web_session s join iam_user u on u.user_id = s.user_id
                     where s.id_hash = ? and s.expires_at > ?
                    """,
                row -> new OpenSession(
                        UserColumns.read(row),
                        row.text("name"),
                        row.instant("started_at"),
                        row.optionalInstant("mfa_at"),
                        row.optionalText("mfa_serial")),
                idHash,
                clock.instant());
    }
}
