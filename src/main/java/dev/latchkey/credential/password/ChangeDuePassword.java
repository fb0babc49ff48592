package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import dev.latchkey.session.PendingSignIn;
import dev.latchkey.session.Sessions;
import dev.latchkey.signin.PasswordDue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Replaces one's own password in the middle of a sign-in, where it is due. The current one was typed a moment ago: the
 * sign-in that waits is the proof of that, unless it began with a passkey.
 *
 * @param oldPassword the current one, where nobody has typed it yet; null elsewhere
 */
public record ChangeDuePassword(
        PendingSignIn proof, @Nullable SecretText oldPassword, SecretText newPassword) implements Operation<Boolean> {
    private static final String PASSKEY = "passkey";

    /** Whether the current password has to be typed now. */
    static boolean asksForCurrent(PendingSignIn proof) {
        return proof.factor().equals(PASSKEY);
    }

    @Override
    public String action() {
        return "iam:ChangePassword";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.OwnUser();
    }

    /** Judges and hashes the new password and puts it in place; everything else that the user has open ends. */
    @ApplicationScoped
    static class Handler implements PreparedOperationHandler<ChangeDuePassword, ChangePassword.Prepared, Boolean> {

        private final LoginProfiles profiles;
        private final PasswordPolicies policies;
        private final PasswordRules rules;
        private final PasswordHashes hashes;
        private final CurrentPassword currentPassword;
        private final Sessions sessions;
        private final Transactions transactions;
        private final Clock clock;

        Handler(
                LoginProfiles profiles,
                PasswordPolicies policies,
                PasswordRules rules,
                PasswordHashes hashes,
                CurrentPassword currentPassword,
                Sessions sessions,
                Transactions transactions,
                Clock clock) {
            this.profiles = profiles;
            this.policies = policies;
            this.rules = rules;
            this.hashes = hashes;
            this.currentPassword = currentPassword;
            this.sessions = sessions;
            this.transactions = transactions;
            this.clock = clock;
        }

        @Override
        public Class<ChangeDuePassword> operation() {
            return ChangeDuePassword.class;
        }

        @Override
        public ChangePassword.Prepared prepare(Permit permit, ChangeDuePassword operation) {
            Principal.User user = permit.caller().user();
            requireOwn(user, operation);
            PasswordPolicy policy = policies.inForce(user.accountId());
            LoginProfile profile = transactions.read(
                    () -> profiles.of(user.userId()).orElseThrow(() -> MissingLoginProfile.of(user.name())));
            requireDue(profile, policy);
            if (asksForCurrent(operation.proof())) {
                SecretText old = operation.oldPassword() == null ? SecretText.of("") : operation.oldPassword();
                currentPassword.require(
                        permit.caller(), profile, policy, PasswordRules.requireShape(old, "oldPassword"));
            }
            SecretText accepted =
                    rules.accept(operation.newPassword(), "newPassword", policy, user.accountId(), user.name());
            rules.requireOtherThanCurrent(accepted, "newPassword", profile);
            rules.requireUnused(accepted, "newPassword", policy, profile);
            return new ChangePassword.Prepared(profile, policy, hashes.hash(accepted));
        }

        @Override
        public Boolean handle(Permit permit, ChangeDuePassword operation, ChangePassword.Prepared prepared) {
            LoginProfile old = prepared.old();
            boolean unchanged = profiles.isUnchanged(old)
                    && policies.inForce(permit.accountId()).equals(prepared.policy());
            if (!unchanged) {
                throw new OperationFailed(
                        ErrorCode.CONCURRENT_MODIFICATION,
                        "The password or the password policy was changed by somebody else at this moment. Try again.");
            }
            int remembered = prepared.policy().passwordReusePrevention().orElse(0);
            profiles.replace(old, prepared.newHash(), false, remembered, clock.instant());
            profiles.use(old.userId(), clock.instant());
            sessions.endOthers(old.userId(), operation.proof().id().publicName());
            return true;
        }

        private static void requireOwn(Principal.User user, ChangeDuePassword operation) {
            if (!operation.proof().user().userId().equals(user.userId())) {
                throw new IllegalArgumentException("a sign-in of somebody else proves nothing");
            }
        }

        private void requireDue(LoginProfile profile, PasswordPolicy policy) {
            PasswordDue due = profile.due(policy, clock.instant());
            if (due == null || due == PasswordDue.EXPIRED_FOR_GOOD) {
                throw new OperationFailed(
                        ErrorCode.ENTITY_TEMPORARILY_UNMODIFIABLE, "This password cannot be replaced here.");
            }
        }
    }
}
