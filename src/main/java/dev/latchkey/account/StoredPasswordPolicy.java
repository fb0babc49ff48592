package dev.latchkey.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The password policy that an administrator set for an account. */
@Entity
@Table(name = "account_password_policy")
class StoredPasswordPolicy {

    @Id
    String accountId;

    int minimumPasswordLength;

    boolean requireSymbols;

    boolean requireNumbers;

    boolean requireUppercaseCharacters;

    boolean requireLowercaseCharacters;

    boolean allowUsersToChangePassword;

    @Nullable
    Integer maxPasswordAge;

    @Nullable
    Integer passwordReusePrevention;

    boolean hardExpiry;

    /** Tells two states of the policy apart; never comes back, not even after the policy was deleted and made again. */
    long rowVersion;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    StoredPasswordPolicy() {}

    StoredPasswordPolicy(String accountId) {
        this.accountId = accountId;
    }

    void replaceBy(PasswordPolicy policy, long version) {
        minimumPasswordLength = policy.minimumPasswordLength();
        requireSymbols = policy.requireSymbols();
        requireNumbers = policy.requireNumbers();
        requireUppercaseCharacters = policy.requireUppercaseCharacters();
        requireLowercaseCharacters = policy.requireLowercaseCharacters();
        allowUsersToChangePassword = policy.allowUsersToChangePassword();
        maxPasswordAge = boxed(policy.maxPasswordAge());
        passwordReusePrevention = boxed(policy.passwordReusePrevention());
        hardExpiry = policy.hardExpiry();
        rowVersion = version;
    }

    PasswordPolicy policy() {
        return new PasswordPolicy(
                true,
                minimumPasswordLength,
                requireUppercaseCharacters,
                requireLowercaseCharacters,
                requireNumbers,
                requireSymbols,
                allowUsersToChangePassword,
                unboxed(maxPasswordAge),
                unboxed(passwordReusePrevention),
                hardExpiry);
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static OptionalInt unboxed(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
