package dev.latchkey.credential.mfa.recovery;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored recovery codes. */
@Singleton
class RecoveryCodes {
    private final Sql sql;

    RecoveryCodes(Sql sql) {
        this.sql = sql;
    }

    /** What there is of a user's, without any code. */
    RecoveryCodeStatus statusOf(String userId) {
        return sql.first(
                        """
                select count(*)::int as made, count(*) filter (where used_at is null)::int as unused,
                       max(made_at) as made_at, max(used_at) as used_at
                  from recovery_code where user_id = ?
                """,
                        row -> new RecoveryCodeStatus(
                                row.number("made"),
                                row.number("unused"),
                                Optional.ofNullable(row.optionalInstant("made_at")),
                                Optional.ofNullable(row.optionalInstant("used_at"))),
                        userId)
                .orElseThrow();
    }

    /** The hash of an unused code. */
    Optional<String> hashOf(String userId, RecoveryCode code) {
        return sql.first(
                "select code_hash from recovery_code where user_id = ? and selector = ? and used_at is null",
                row -> row.text("code_hash"),
                userId,
                code.selector());
    }

    /** Uses a code up; false if that happened before. */
    boolean use(String userId, RecoveryCode code, String hash, Instant now) {
        return sql.change("""
                        update recovery_code set used_at = ?
                         where user_id = ? and selector = ? and code_hash = ? and used_at is null
                        """, now, userId, code.selector(), hash) == 1;
    }

    /** Puts a new set in the place of the old one. */
    void replace(String userId, List<Hashed> codes, Instant now) {
        sql.change("delete from recovery_code where user_id = ?", userId);
        for (Hashed code : codes) {
            sql.change(
                    "insert into recovery_code (user_id, selector, code_hash, made_at) values (?, ?, ?, ?)",
                    userId,
                    code.code().selector(),
                    code.hash(),
                    now);
        }
    }

    /** A new code with its hash. */
    record Hashed(RecoveryCode code, String hash) {}
}
