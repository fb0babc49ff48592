package dev.latchkey.account;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads the password policy that holds, be it the account's own or IAM's default: what pages show. The same permission
 * opens it as {@link GetAccountPasswordPolicy}.
 */
public record GetEffectivePasswordPolicy() implements Operation<EffectivePasswordPolicy> {

    @Override
    public String action() {
        return "iam:GetAccountPasswordPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the row, if there is one. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetEffectivePasswordPolicy, EffectivePasswordPolicy> {

        private final PasswordPolicyRepository policies;

        Handler(PasswordPolicyRepository policies) {
            this.policies = policies;
        }

        @Override
        public Class<GetEffectivePasswordPolicy> operation() {
            return GetEffectivePasswordPolicy.class;
        }

        @Override
        public EffectivePasswordPolicy handle(Permit permit, GetEffectivePasswordPolicy operation) {
            return policies.inForce(permit.accountId());
        }
    }
}
