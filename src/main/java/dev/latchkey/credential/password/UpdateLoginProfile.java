package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import dev.latchkey.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a user's console password without knowing it, or asks the user to replace it. All sessions of the user end.
 *
 * @param password the new one; null to leave it as it is
 * @param passwordResetRequired whether the user has to replace it at the next sign-in; null to leave that as it is
 * @param isGenerated whether the password is dead once nobody has used it for a while
 */
public record UpdateLoginProfile(
        @Text(TextShape.USER_NAME) String userName,
        @Nullable @Text(TextShape.PASSWORD) SecretText password,
        @Nullable Boolean passwordResetRequired,
        @PagesOnly boolean isGenerated)
        implements Operation<Boolean> {

    /** With a password that somebody chose. */
    public UpdateLoginProfile(String userName, @Nullable SecretText password, @Nullable Boolean passwordResetRequired) {
        this(userName, password, passwordResetRequired, false);
    }

    @Override
    public String action() {
        return "iam:UpdateLoginProfile";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    /** The hash of the new password and what it was judged by; empty where there is none. */
    record Prepared(LoginProfile old, PasswordPolicy policy, Optional<String> newHash) {}

    /** Judges and hashes the new password, puts it in place, and ends what was opened with the old one. */
    @ApplicationScoped
    static class Handler implements PreparedOperationHandler<UpdateLoginProfile, UpdateLoginProfile.Prepared, Boolean> {

        private final LoginProfiles profiles;
        private final PasswordPolicies policies;
        private final PasswordRules rules;
        private final PasswordHashes hashes;
        private final Sessions sessions;
        private final Transactions transactions;
        private final GeneratedPasswords generated;
        private final Clock clock;

        Handler(
                LoginProfiles profiles,
                PasswordPolicies policies,
                PasswordRules rules,
                PasswordHashes hashes,
                Sessions sessions,
                Transactions transactions,
                GeneratedPasswords generated,
                Clock clock) {
            this.profiles = profiles;
            this.policies = policies;
            this.rules = rules;
            this.hashes = hashes;
            this.sessions = sessions;
            this.transactions = transactions;
            this.generated = generated;
            this.clock = clock;
        }

        @Override
        public Class<UpdateLoginProfile> operation() {
            return UpdateLoginProfile.class;
        }

        @Override
        public Prepared prepare(Permit permit, UpdateLoginProfile operation) {
            String userId = MissingLoginProfile.requireUser(permit);
            String name = MissingLoginProfile.nameOf(permit);
            PasswordPolicy policy = policies.inForce(permit.accountId());
            LoginProfile profile =
                    transactions.read(() -> profiles.of(userId).orElseThrow(() -> MissingLoginProfile.of(name)));
            SecretText password = operation.password();
            if (password == null) {
                return new Prepared(profile, policy, Optional.empty());
            }
            SecretText accepted = rules.accept(password, "password", policy, permit.accountId(), name);
            rules.requireUnused(accepted, "password", policy, profile);
            return new Prepared(profile, policy, Optional.of(hashes.hash(accepted)));
        }

        @Override
        public Boolean handle(Permit permit, UpdateLoginProfile operation, Prepared prepared) {
            LoginProfile old = prepared.old();
            if (!profiles.isUnchanged(old)) {
                throw new OperationFailed(
                        ErrorCode.ENTITY_TEMPORARILY_UNMODIFIABLE,
                        "The password was changed by somebody else at this moment. Try again.");
            }
            Boolean asked = operation.passwordResetRequired();
            boolean resetRequired = asked == null ? old.isResetRequired() : asked;
            if (prepared.newHash().isPresent()) {
                int remembered = prepared.policy().passwordReusePrevention().orElse(0);
                profiles.replace(old, prepared.newHash().get(), resetRequired, remembered, clock.instant());
                if (operation.isGenerated()) {
                    profiles.dieUnused(old.userId(), generated.deadAfter(clock.instant()));
                }
            } else {
                profiles.requireReset(old.userId(), resetRequired);
            }
            if (prepared.newHash().isPresent() || resetRequired && !old.isResetRequired()) {
                sessions.endOthers(old.userId(), sessionOf(permit, old.userId()));
            }
            return true;
        }

        /** Whoever does this to themselves goes on in the session in which they do it. */
        private static String sessionOf(Permit permit, String userId) {
            boolean isOwn = permit.caller().principal().uniqueId().equals(userId);
            return isOwn && permit.caller().credential() instanceof CallerCredential.ConsoleSession session
                    ? session.id()
                    : "";
        }
    }
}
