package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.credential.password.LoginProfiles.UnderPolicy;
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
    private final PasswordHashes hashes;
    private final Clock clock;

    ConsolePasswords(LoginProfiles profiles, PasswordHashes hashes, Clock clock) {
        this.profiles = profiles;
        this.hashes = hashes;
        this.clock = clock;
    }

    @Override
    public Stored storedFor(Optional<UserInAccount> user) {
        UserInAccount whose = user.orElse(NOBODY);
        Optional<UnderPolicy> stored = profiles.underPolicy(whose.accountId(), whose.userId());
        return new StoredPassword(
                stored.map(UnderPolicy::profile).orElse(null),
                stored.map(UnderPolicy::policy).orElseGet(PasswordPolicy::iamDefault),
                profiles,
                hashes,
                clock);
    }
}
