package dev.latchkey.credential.accesskey;

import dev.latchkey.identity.UserFilter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds users with an active access key that nobody has used in its first week. */
@Singleton
class UnusedKey implements UserFilter {

    private static final Duration AGE = Duration.ofDays(7);

    @Override
    public String name() {
        return "unused-key";
    }

    @Override
    public String label() {
        return "Access key never used";
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public boolean needsAttention() {
        return true;
    }

    @Override
    public String condition() {
        return "exists (select from access_key k where k.user_id = u.user_id and k.status = 'Active' and"
                + " k.last_used_at is null and k.created_at < ?)";
    }

    @Override
    public List<Object> values(String accountId, Instant now) {
        return List.of(now.minus(AGE));
    }
}
