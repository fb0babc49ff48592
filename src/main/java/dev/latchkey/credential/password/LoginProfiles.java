package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.account.PasswordPolicyColumns;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored login profiles and the hashes of earlier passwords. */
@Singleton
class LoginProfiles {
    /** Of several uses within this time the first is kept (API Reference, "User"). */
    private static final Duration SAME_USE = Duration.ofMinutes(5);

    private static final String COLUMNS = "l.user_id, l.password_hash, l.password_changed_at, l.reset_required,"
            + " l.unused_until, l.password_last_used_at, l.created_at";

    private static final String SELECT = "select " + COLUMNS + " from login_profile l where l.user_id = ?";

    private final Sql sql;

    LoginProfiles(Sql sql) {
        this.sql = sql;
    }

    Optional<LoginProfile> of(String userId) {
        return sql.first(SELECT, LoginProfiles::read, userId);
    }

    /** As {@link #of}, with the policy of the account that it is kept to, by one statement. */
    Optional<UnderPolicy> underPolicy(String accountId, String userId) {
        return sql.first(
                "select " + COLUMNS + ", " + PasswordPolicyColumns.SELECTED + """
                  from login_profile l
                  left join account_password_policy p on p.account_id = ?
                 where l.user_id = ?
                """,
                row -> new UnderPolicy(read(row), PasswordPolicyColumns.read(row)),
                accountId,
                userId);
    }

    /** A login profile and the policy that it is kept to. */
    record UnderPolicy(LoginProfile profile, PasswordPolicy policy) {}

    /** How old the password is, and how old it may become, by one statement. */
    Optional<PasswordAge> ageOf(String accountId, String userId) {
        return sql.first(
                """
                select l.password_changed_at, l.password_last_used_at, p.max_password_age
                  from login_profile l
                  left join account_password_policy p on p.account_id = ?
                 where l.user_id = ?
                """,
                row -> {
                    Instant changedAt = row.instant("password_changed_at");
                    Integer days = row.optionalNumber("max_password_age");
                    return new PasswordAge(
                            changedAt,
                            Optional.ofNullable(row.optionalInstant("password_last_used_at")),
                            Optional.ofNullable(days).map(age -> changedAt.plus(Duration.ofDays(age))));
                },
                accountId,
                userId);
    }

    /** As {@link #of}, and nobody else changes it before the transaction ends. */
    Optional<LoginProfile> locked(String userId) {
        return sql.first(SELECT + " for update", LoginProfiles::read, userId);
    }

    boolean create(String userId, String hash, boolean resetRequired, @Nullable Instant unusedUntil, Instant now) {
        return sql.change("""
            insert into login_profile (user_id, password_hash, password_changed_at, reset_required,
                                       unused_until, created_at)
            values (?, ?, ?, ?, cast(? as timestamptz), ?) on conflict do nothing
            """, userId, hash, now, resetRequired, unusedUntil, now) == 1;
    }

    /**
     * Puts another password in the place of the one there is, whose hash joins the earlier ones.
     *
     * @param remembered how many hashes are kept, the new one included
     */
    void replace(LoginProfile old, String hash, boolean resetRequired, int remembered, Instant now) {
        sql.change("""
            update login_profile set password_hash = ?, password_changed_at = ?, reset_required = ?,
                   unused_until = null
             where user_id = ?
            """, hash, now, resetRequired, old.userId());
        if (remembered > 1) {
            sql.change(
                    "insert into password_history (user_id, replaced_at, password_hash) values (?, ?, ?) on conflict"
                            + " do nothing",
                    old.userId(),
                    now,
                    old.passwordHash());
        }
        forgetBeyond(old.userId(), Math.max(0, remembered - 1));
    }

    /** Makes the password one that is dead after that time, unless it is used before. */
    void dieUnused(String userId, Instant unusedUntil) {
        sql.change("update login_profile set unused_until = ? where user_id = ?", unusedUntil, userId);
    }

    void requireReset(String userId, boolean required) {
        sql.change("update login_profile set reset_required = ? where user_id = ?", required, userId);
    }

    boolean delete(String userId) {
        return sql.change("delete from login_profile where user_id = ?", userId) == 1;
    }

    /** Hashes of the passwords before the current one, the latest first. */
    List<String> earlier(String userId, int most) {
        return sql.all(
                "select password_hash from password_history where user_id = ? order by replaced_at desc limit ?",
                row -> row.text("password_hash"),
                userId,
                most);
    }

    /** Whether the password is still the one that was read; nobody changes it before the transaction ends. */
    boolean isUnchanged(LoginProfile profile) {
        return locked(profile.userId())
                .filter(now -> now.passwordHash().equals(profile.passwordHash()))
                .isPresent();
    }

    /** Takes note of a use of whatever the password is now. */
    void use(String userId, Instant now) {
        sql.change("update login_profile set password_last_used_at = ? where user_id = ?", now, userId);
    }

    /**
     * Takes note of a use, and stores a stronger hash of the same password where there is one; false if the password was
     * replaced since it was read.
     */
    boolean use(LoginProfile profile, @Nullable String strongerHash, Instant now) {
        return sql.change("""
            update login_profile set password_hash = coalesce(?, password_hash), unused_until = null,
                   password_last_used_at = case when password_last_used_at > ? then password_last_used_at
                                                else cast(? as timestamptz) end
             where user_id = ? and password_hash = ?
            """, strongerHash, now.minus(SAME_USE), now, profile.userId(), profile.passwordHash()) == 1;
    }

    private void forgetBeyond(String userId, int kept) {
        sql.change("""
            delete from password_history where user_id = ? and replaced_at not in (
                select replaced_at from password_history where user_id = ? order by replaced_at desc limit ?)
            """, userId, userId, kept);
    }

    private static LoginProfile read(Sql.Row row) {
        return new LoginProfile(
                row.text("user_id"),
                row.text("password_hash"),
                row.instant("password_changed_at"),
                row.flag("reset_required"),
                row.optionalInstant("unused_until"),
                row.optionalInstant("password_last_used_at"),
                row.instant("created_at"));
    }
}
