package dev.latchkey.account;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Sets the account's password policy, replacing the one there is as a whole. Its flag holds for every user from the
 * next request on.
 *
 * @param expectedVersion the version that whoever set it had before their eyes, which must still be the one stored; null
 *     to replace whatever there is
 */
public record UpdateAccountPasswordPolicy(
        PasswordPolicy policy, @Nullable Long expectedVersion) implements Operation<EffectivePasswordPolicy> {

    /** One to ask the door about before anything was typed: what is decided does not hang on the values. */
    static final UpdateAccountPasswordPolicy ANY = new UpdateAccountPasswordPolicy(
            new PasswordPolicy(
                    true,
                    PasswordPolicy.SHORTEST,
                    false,
                    false,
                    false,
                    false,
                    false,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    false),
            null);

    /** What was asked for becomes the account's own policy, wherever it came from. */
    public UpdateAccountPasswordPolicy {
        if (!policy.custom()) {
            throw new IllegalArgumentException("the default policy is had by deleting the account's own");
        }
    }

    @Override
    public String action() {
        return "iam:UpdateAccountPasswordPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** The flag allows users something. */
    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Writes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UpdateAccountPasswordPolicy, EffectivePasswordPolicy> {

        private final PasswordPolicyRepository policies;

        Handler(PasswordPolicyRepository policies) {
            this.policies = policies;
        }

        @Override
        public Class<UpdateAccountPasswordPolicy> operation() {
            return UpdateAccountPasswordPolicy.class;
        }

        @Override
        public EffectivePasswordPolicy handle(Permit permit, UpdateAccountPasswordPolicy operation) {
            String accountId = permit.accountId();
            policies.inForce(accountId).requireVersion(operation.expectedVersion());
            StoredPasswordPolicy stored = policies.findById(accountId);
            if (stored == null) {
                stored = new StoredPasswordPolicy(accountId);
            }
            stored.replaceBy(operation.policy(), policies.nextVersion(accountId));
            policies.persistAndFlush(stored);
            return new EffectivePasswordPolicy(stored.policy(), stored.rowVersion);
        }
    }
}
