package dev.latchkey.credential.password;

import dev.latchkey.identity.UserFilter;
import jakarta.inject.Singleton;

/** Finds users who could sign in and never did. */
@Singleton
class NeverSignedIn implements UserFilter {

    @Override
    public String name() {
        return "never-signed-in";
    }

    @Override
    public String label() {
        return "Never signed in";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean needsAttention() {
        return true;
    }

    @Override
    public String condition() {
        return "exists (select from login_profile p where p.user_id = u.user_id and p.password_last_used_at is null)";
    }
}
