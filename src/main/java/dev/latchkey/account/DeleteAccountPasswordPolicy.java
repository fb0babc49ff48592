package dev.latchkey.account;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the account's own password policy, so that IAM's default holds again, with the flag off; NoSuchEntity where
 * there is none.
 *
 * @param expectedVersion the version that is meant; null for whichever there is
 */
public record DeleteAccountPasswordPolicy(
        @Nullable @PagesOnly Long expectedVersion) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteAccountPasswordPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** The flag that goes with it allowed users something. */
    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Removes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteAccountPasswordPolicy, Boolean> {

        private final PasswordPolicyRepository policies;

        Handler(PasswordPolicyRepository policies) {
            this.policies = policies;
        }

        @Override
        public Class<DeleteAccountPasswordPolicy> operation() {
            return DeleteAccountPasswordPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteAccountPasswordPolicy operation) {
            EffectivePasswordPolicy current = policies.inForce(permit.accountId());
            if (!current.policy().custom()) {
                throw PasswordPolicyRepository.missing(permit.accountId());
            }
            current.requireVersion(operation.expectedVersion());
            return policies.deleteById(permit.accountId());
        }
    }
}
