package dev.latchkey.credential.mfa;

import dev.latchkey.identity.UserFilter;
import jakarta.inject.Singleton;

/** Users who can sign in with their password alone. */
@Singleton
class WithoutMfa implements UserFilter {

    @Override
    public String name() {
        return "no-mfa";
    }

    @Override
    public String label() {
        return "Without MFA";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean needsAttention() {
        return true;
    }

    @Override
    public String condition() {
        return "exists (select from login_profile l where l.user_id = u.user_id)"
                + " and not exists (select from mfa_device d where d.user_id = u.user_id)";
    }
}
