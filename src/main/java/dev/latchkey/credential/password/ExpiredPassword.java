package dev.latchkey.credential.password;

import dev.latchkey.identity.UserFilter;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Finds users whose password is older than the account's policy has it, or was handed out and died unused. */
@Singleton
class ExpiredPassword implements UserFilter {

    @Override
    public String name() {
        return "password-expired";
    }

    @Override
    public String label() {
        return "Password expired";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public boolean needsAttention() {
        return true;
    }

    @Override
    public String condition() {
        return """
            exists (select from login_profile p
                     where p.user_id = u.user_id
                       and (p.unused_until < ? or p.password_changed_at < cast(? as timestamptz) - make_interval(days =>
                               (select a.max_password_age from account_password_policy a where a.account_id = ?))))
            """;
    }

    @Override
    public List<Object> values(String accountId, Instant now) {
        return List.of(now, now, accountId);
    }
}
