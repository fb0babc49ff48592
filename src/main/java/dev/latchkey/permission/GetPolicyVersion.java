package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads one version of a managed policy with its text. */
public record GetPolicyVersion(
        @Text(TextShape.ARN) String policyArn,
        @Text(TextShape.VERSION_ID) String versionId) implements Operation<PolicyVersionMetadata> {

    @Override
    public String action() {
        return "iam:GetPolicyVersion";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetPolicyVersion, PolicyVersionMetadata> {

        private final ManagedPolicies policies;
        private final PolicyVersions versions;

        Handler(ManagedPolicies policies, PolicyVersions versions) {
            this.policies = policies;
            this.versions = versions;
        }

        @Override
        public Class<GetPolicyVersion> operation() {
            return GetPolicyVersion.class;
        }

        @Override
        public PolicyVersionMetadata handle(Permit permit, GetPolicyVersion operation) {
            ManagedPolicy policy = policies.required(permit, operation.policyArn());
            return PolicyVersionMetadata.of(versions.required(policy, operation.versionId()));
        }
    }
}
