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
import java.time.Clock;

/** Deletes a version of a managed policy that is not the default one; its number is never given again. */
public record DeletePolicyVersion(
        @Text(TextShape.ARN) String policyArn,
        @Text(TextShape.VERSION_ID) String versionId) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeletePolicyVersion";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Deletes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeletePolicyVersion, Boolean> {

        private final ManagedPolicies policies;
        private final PolicyVersions versions;
        private final Clock clock;

        Handler(ManagedPolicies policies, PolicyVersions versions, Clock clock) {
            this.policies = policies;
            this.versions = versions;
            this.clock = clock;
        }

        @Override
        public Class<DeletePolicyVersion> operation() {
            return DeletePolicyVersion.class;
        }

        @Override
        public Boolean handle(Permit permit, DeletePolicyVersion operation) {
            ManagedPolicy policy = policies.changeable(permit, operation.action(), operation.policyArn());
            PolicyVersions.Version version = versions.required(policy, operation.versionId());
            if (version.isDefault()) {
                throw new OperationFailed(ErrorCode.DELETE_CONFLICT, "Cannot delete the default version of a policy.");
            }
            versions.delete(policy.policyId(), version.number(), Stamp.of(permit, clock));
            return true;
        }
    }
}
