package dev.latchkey.account;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the account's own password policy; NoSuchEntity while IAM's default holds. */
public record GetAccountPasswordPolicy() implements Operation<PasswordPolicy> {

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

    /** Reads the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetAccountPasswordPolicy, PasswordPolicy> {

        private final PasswordPolicyRepository policies;

        Handler(PasswordPolicyRepository policies) {
            this.policies = policies;
        }

        @Override
        public Class<GetAccountPasswordPolicy> operation() {
            return GetAccountPasswordPolicy.class;
        }

        @Override
        public PasswordPolicy handle(Permit permit, GetAccountPasswordPolicy operation) {
            PasswordPolicy policy = policies.inForce(permit.accountId()).policy();
            if (!policy.custom()) {
                throw PasswordPolicyRepository.missing(permit.accountId());
            }
            return policy;
        }
    }
}
