package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.FirstFactor;
import dev.latchkey.signin.PasswordDue;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A login profile on its way through a sign-in. */
final class StoredPassword implements FirstFactor.Stored {
    private final @Nullable LoginProfile profile;
    private final PasswordPolicy policy;
    private final LoginProfiles profiles;
    private final PasswordHashes hashes;
    private final Clock clock;
    private @Nullable String strongerHash;

    StoredPassword(
            @Nullable LoginProfile profile,
            PasswordPolicy policy,
            LoginProfiles profiles,
            PasswordHashes hashes,
            Clock clock) {
        this.profile = profile;
        this.policy = policy;
        this.profiles = profiles;
        this.hashes = hashes;
        this.clock = clock;
    }

    @Override
    public boolean exists() {
        return profile != null;
    }

    @Override
    public boolean matches(SecretText typed) {
        TypedPassword password = TypedPassword.of(typed);
        LoginProfile stored = profile;
        // What can be no password at all is compared nevertheless, in its shortest form: the answer takes as long.
        SecretText text = password.shape() == TypedPassword.Shape.FINE ? password.text() : SecretText.of("");
        if (stored == null || !stored.isAlive(clock.instant())) {
            return hashes.matchesNobodys(text);
        }
        if (!hashes.matches(text, stored.passwordHash())) {
            return false;
        }
        if (hashes.isOutdated(stored.passwordHash())) {
            strongerHash = hashes.hash(text);
        }
        return true;
    }

    @Override
    public boolean confirm() {
        LoginProfile stored = profile;
        if (stored == null) {
            return false;
        }
        // A password that has to be replaced first has opened nothing yet.
        return due() == null ? profiles.use(stored, strongerHash, clock.instant()) : profiles.isUnchanged(stored);
    }

    @Override
    public @Nullable PasswordDue due() {
        return profile == null ? null : profile.due(policy, clock.instant());
    }
}
