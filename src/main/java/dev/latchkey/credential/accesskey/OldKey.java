package dev.latchkey.credential.accesskey;

import dev.latchkey.identity.UserFilter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds users with an active access key that is older than it should become. */
@Singleton
class OldKey implements UserFilter {

    private static final Duration AGE = Duration.ofDays(90);

    @Override
    public String name() {
        return "old-key";
    }

    @Override
    public String label() {
        return "Access key older than 90 days";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean needsAttention() {
        return true;
    }

    @Override
    public String condition() {
        return "exists (select from access_key k where k.user_id = u.user_id and k.status = 'Active'"
                + " and k.created_at < ?)";
    }

    @Override
    public List<Object> values(String accountId, Instant now) {
        return List.of(now.minus(AGE));
    }
}
