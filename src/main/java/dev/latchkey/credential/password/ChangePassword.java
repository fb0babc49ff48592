package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import dev.latchkey.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Replaces the caller's own console password, for whoever knows the current one.
 *
 * @param endsOtherSessions whether all sessions of the user end but the one in which this is done
 */
public record ChangePassword(SecretText oldPassword, SecretText newPassword, boolean endsOtherSessions)
        implements Operation<Boolean> {

    /** As the API has it: other sessions end. */
    public ChangePassword(SecretText oldPassword, SecretText newPassword) {
        this(oldPassword, newPassword, true);
    }

    /** The question whether the caller may, before anything was typed. */
    public static ChangePassword untyped() {
        return new ChangePassword(SecretText.of(""), SecretText.of(""));
    }

    @Override
    public String action() {
        return "iam:ChangePassword";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.OwnUser();
    }

    /** What was found, judged and computed before the transaction. */
    record Prepared(LoginProfile old, PasswordPolicy policy, String newHash) {}

    /** Compares the current password, judges the new one, and puts its hash in place. */
    @ApplicationScoped
    static class Handler implements PreparedOperationHandler<ChangePassword, ChangePassword.Prepared, Boolean> {

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
        public Class<ChangePassword> operation() {
            return ChangePassword.class;
        }

        @Override
        public Prepared prepare(Permit permit, ChangePassword operation) {
            Principal.User user = permit.caller().user();
            TypedPassword current = PasswordRules.requireShape(operation.oldPassword(), "oldPassword");
            PasswordRules.requireShape(operation.newPassword(), "newPassword");
            PasswordPolicy policy = policies.inForce(user.accountId());
            LoginProfile profile = transactions.read(
                    () -> profiles.of(user.userId()).orElseThrow(() -> MissingLoginProfile.of(user.name())));
            currentPassword.require(permit.caller(), profile, policy, current);
            SecretText accepted =
                    rules.accept(operation.newPassword(), "newPassword", policy, user.accountId(), user.name());
            requireOther(accepted, current);
            rules.requireUnused(accepted, "newPassword", policy, profile);
            return new Prepared(profile, policy, hashes.hash(accepted));
        }

        @Override
        public Boolean handle(Permit permit, ChangePassword operation, Prepared prepared) {
            Principal.User user = permit.caller().user();
            boolean unchanged = profiles.isUnchanged(prepared.old())
                    && policies.inForce(user.accountId()).equals(prepared.policy());
            if (!unchanged) {
                throw new OperationFailed(
                        ErrorCode.ENTITY_TEMPORARILY_UNMODIFIABLE,
                        "The password or the password policy was changed by somebody else at this moment. Try again.");
            }
            profiles.replace(
                    prepared.old(),
                    prepared.newHash(),
                    false,
                    prepared.policy().passwordReusePrevention().orElse(0),
                    clock.instant());
            if (operation.endsOtherSessions()) {
                sessions.endOthers(user.userId(), sessionOf(permit.caller()));
            }
            return true;
        }

        private static void requireOther(SecretText accepted, TypedPassword current) {
            if (accepted.equals(current.text())) {
                throw new OperationFailed(
                        ErrorCode.ACCESS_DENIED,
                        "The new password must differ from the old password.",
                        List.of(new FieldProblem(
                                "newPassword", "This is your current password. Choose a different one.")));
            }
        }

        private static String sessionOf(Caller caller) {
            return caller.credential() instanceof CallerCredential.ConsoleSession session ? session.id() : "";
        }
    }
}
