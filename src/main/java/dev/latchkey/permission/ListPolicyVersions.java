package dev.latchkey.permission;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Lists the versions of a managed policy, the latest first, without their texts. */
public record ListPolicyVersions(@Text(TextShape.ARN) String policyArn, Page page)
        implements Operation<Paged<PolicyVersionMetadata>> {

    @Override
    public String action() {
        return "iam:ListPolicyVersions";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListPolicyVersions, Paged<PolicyVersionMetadata>> {

        private final ManagedPolicies policies;
        private final PolicyVersions versions;

        Handler(ManagedPolicies policies, PolicyVersions versions) {
            this.policies = policies;
            this.versions = versions;
        }

        @Override
        public Class<ListPolicyVersions> operation() {
            return ListPolicyVersions.class;
        }

        @Override
        public Paged<PolicyVersionMetadata> handle(Permit permit, ListPolicyVersions operation) {
            ManagedPolicy policy = policies.required(permit, operation.policyArn());
            Page page = operation.page();
            Integer before =
                    page.after().isEmpty() ? Integer.valueOf(Integer.MAX_VALUE) : PolicyArns.version(page.after());
            if (before == null) {
                throw new OperationFailed(ErrorCode.VALIDATION_ERROR, "Invalid Marker.");
            }
            return page.cut(versions.below(policy.policyId(), before, page.fetch()), PolicyVersions.Version::id)
                    .map(PolicyVersionMetadata::withoutDocument);
        }
    }
}
