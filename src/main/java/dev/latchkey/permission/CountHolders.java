package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks to simulate what users may do, and answers how many hold a policy. Who of them is evaluated is decided for each by
 * itself; this decides whether the way there is open, as for users at the root path.
 *
 * @param policyArn the policy; empty where none is meant
 */
record CountHolders(String policyArn) implements Operation<Long> {

    @Override
    public String action() {
        return "iam:SimulatePrincipalPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Collection("user", "/");
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Counts. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CountHolders, Long> {

        private final ManagedPolicies policies;
        private final PolicyHolders holders;

        Handler(ManagedPolicies policies, PolicyHolders holders) {
            this.policies = policies;
            this.holders = holders;
        }

        @Override
        public Class<CountHolders> operation() {
            return CountHolders.class;
        }

        @Override
        public Long handle(Permit permit, CountHolders operation) {
            return policies.withArn(permit.accountId(), operation.policyArn())
                    .filter(policy -> !policy.isOfAws())
                    .map(policy -> holders.countOf(policy.policyId()))
                    .orElse(0L);
        }
    }
}
