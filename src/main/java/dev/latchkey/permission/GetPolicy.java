package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a managed policy without its text. */
public record GetPolicy(@Text(TextShape.ARN) String policyArn) implements Operation<PolicyMetadata> {

    @Override
    public String action() {
        return "iam:GetPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads row and tags. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetPolicy, PolicyMetadata> {

        private final ManagedPolicies policies;

        Handler(ManagedPolicies policies) {
            this.policies = policies;
        }

        @Override
        public Class<GetPolicy> operation() {
            return GetPolicy.class;
        }

        @Override
        public PolicyMetadata handle(Permit permit, GetPolicy operation) {
            ManagedPolicy policy = policies.required(permit, operation.policyArn());
            return PolicyMetadata.of(
                    policy, policies.use(permit.accountId(), policy), policies.allTags(policy.policyId()));
        }
    }
}
