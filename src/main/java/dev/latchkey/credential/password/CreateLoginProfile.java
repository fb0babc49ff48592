package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
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
 * @param isGenerated whether the password is dead once nobody has used it for a while
 */
public record CreateLoginProfile(
        @Nullable @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.PASSWORD) SecretText password,
        boolean passwordResetRequired,
        @PagesOnly boolean isGenerated)
        implements Operation<LoginProfileMetadata> {

    /** With a password that somebody chose. */
    public CreateLoginProfile(@Nullable String userName, SecretText password, boolean passwordResetRequired) {
        this(userName, password, passwordResetRequired, false);
    }

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
        private final GeneratedPasswords generated;
        private final Clock clock;

        Handler(
                LoginProfiles profiles,
                PasswordPolicies policies,
                PasswordRules rules,
                PasswordHashes hashes,
                GeneratedPasswords generated,
                Clock clock) {
            this.profiles = profiles;
            this.policies = policies;
            this.rules = rules;
            this.hashes = hashes;
            this.generated = generated;
            this.clock = clock;
        }

        @Override
        public Class<CreateLoginProfile> operation() {
            return CreateLoginProfile.class;
        }

        @Override
        public String prepare(Permit permit, CreateLoginProfile operation) {
            // Whether there is such a user is seen when it acts: an operation of the same button may be about to make
            // it. Whoever is there and has a password is told so before one is hashed for nothing.
            String userId = permit.resource().uniqueId();
            if (userId != null && profiles.of(userId).isPresent()) {
                throw exists(permit);
            }
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
            Instant now = clock.instant();
            if (!profiles.create(
                    userId,
                    hash,
                    operation.passwordResetRequired(),
                    operation.isGenerated() ? generated.deadAfter(now) : null,
                    now)) {
                throw exists(permit);
            }
            return new LoginProfileMetadata(MissingLoginProfile.nameOf(permit), now, operation.passwordResetRequired());
        }

        private static OperationFailed exists(Permit permit) {
            return new OperationFailed(
                    ErrorCode.ENTITY_ALREADY_EXISTS,
                    "Login Profile for user " + MissingLoginProfile.nameOf(permit) + " already exists.");
        }
    }
}
