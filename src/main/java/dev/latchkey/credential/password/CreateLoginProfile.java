package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives a user a console password.
 *
 * @param userName whose; null for the caller's own
 * @param passwordResetRequired whether the user has to replace it at the next sign-in
 */
public record CreateLoginProfile(@Nullable String userName, SecretText password, boolean passwordResetRequired)
        implements Operation<LoginProfileMetadata> {

    @Override
    public String action() {
        return "iam:CreateLoginProfile";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    /** Judges and hashes the password, and adds the row unless the user has one. */
    @ApplicationScoped
    static class Handler implements PreparedOperationHandler<CreateLoginProfile, String, LoginProfileMetadata> {

        private final LoginProfiles profiles;
        private final PasswordPolicies policies;
        private final PasswordRules rules;
        private final PasswordHashes hashes;
        private final Clock clock;

        Handler(
                LoginProfiles profiles,
                PasswordPolicies policies,
                PasswordRules rules,
                PasswordHashes hashes,
                Clock clock) {
            this.profiles = profiles;
            this.policies = policies;
            this.rules = rules;
            this.hashes = hashes;
            this.clock = clock;
        }

        @Override
        public Class<CreateLoginProfile> operation() {
            return CreateLoginProfile.class;
        }

        @Override
        public String prepare(Permit permit, CreateLoginProfile operation) {
            MissingLoginProfile.requireUser(permit);
            SecretText accepted = rules.accept(
                    operation.password(),
                    "password",
                    policies.inForce(permit.accountId()),
                    permit.accountId(),
                    MissingLoginProfile.nameOf(permit));
            return hashes.hash(accepted);
        }

        @Override
        public LoginProfileMetadata handle(Permit permit, CreateLoginProfile operation, String hash) {
            String userId = MissingLoginProfile.requireUser(permit);
            String name = MissingLoginProfile.nameOf(permit);
            Instant now = clock.instant();
            if (!profiles.create(userId, hash, operation.passwordResetRequired(), now)) {
                throw new OperationFailed(
                        ErrorCode.ENTITY_ALREADY_EXISTS, "Login Profile for user " + name + " already exists.");
            }
            return new LoginProfileMetadata(name, now, operation.passwordResetRequired());
        }
    }
}
