package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.signin.FirstFactor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** The console password as the first factor of a sign-in. */
@ApplicationScoped
class ConsolePasswords implements FirstFactor {
    /** Nobody's id: what is looked up where there is no user, so that the look-up costs the same. */
    private static final UserInAccount NOBODY = new UserInAccount("", "");

    private final LoginProfiles profiles;
    private final PasswordPolicies policies;
    private final PasswordHashes hashes;
    private final Clock clock;

    ConsolePasswords(LoginProfiles profiles, PasswordPolicies policies, PasswordHashes hashes, Clock clock) {
        this.profiles = profiles;
        this.policies = policies;
        this.hashes = hashes;
        this.clock = clock;
    }

    @Override
    public Stored storedFor(Optional<UserInAccount> user) {
        UserInAccount whose = user.orElse(NOBODY);
        PasswordPolicy policy = policies.inForce(whose.accountId());
        return new StoredPassword(profiles.of(whose.userId()).orElse(null), policy, profiles, hashes, clock);
    }
}
