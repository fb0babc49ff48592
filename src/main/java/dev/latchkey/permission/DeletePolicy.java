package dev.latchkey.permission;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes a managed policy with its default version; there must be no other one, and nothing may use it. */
public record DeletePolicy(@Text(TextShape.ARN) String policyArn) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeletePolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    /** Takes the account's lock, so that nobody attaches it meanwhile. */
    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Deletes the row, unless something stands in the way. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeletePolicy, Boolean> {

        private final ManagedPolicies policies;
        private final PolicyVersions versions;

        Handler(ManagedPolicies policies, PolicyVersions versions) {
            this.policies = policies;
            this.versions = versions;
        }

        @Override
        public Class<DeletePolicy> operation() {
            return DeletePolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, DeletePolicy operation) {
            ManagedPolicy policy = policies.changeable(permit, operation.action(), operation.policyArn());
            if (policies.use(permit.accountId(), policy).isAny()) {
                throw new OperationFailed(ErrorCode.DELETE_CONFLICT, "Cannot delete a policy attached to entities.");
            }
            if (versions.count(policy.policyId()) > 1) {
                throw new OperationFailed(
                        ErrorCode.DELETE_CONFLICT,
                        "This policy has more than one version. Before you delete a policy, you must delete the"
                                + " policy's versions. The default version is deleted with the policy.");
            }
            policies.delete(policy.policyId());
            return true;
        }
    }
}
