package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the policies of a user or a group, and further ones on trial, would decide. The account's flag for password
 * changes takes no part in it.
 *
 * @param policySourceArn the user or group; found by its name
 * @param policyInputList policies that it is to have besides
 * @param permissionsBoundaryPolicyInputList the boundary in place of the stored one; one at most
 * @param callerArn the user who asks; the source itself where that is a user
 */
public record SimulatePrincipalPolicy(
        @Text(TextShape.ARN) String policySourceArn,
        List<@Text(TextShape.POLICY_DOCUMENT) String> policyInputList,
        List<@Text(TextShape.POLICY_DOCUMENT) String> permissionsBoundaryPolicyInputList,
        @Required List<@Length(min = 3, max = 128) String> actionNames,
        List<@Length(min = 1, max = 2048) String> resourceArns,
        @Nullable @Text(TextShape.POLICY_DOCUMENT) String resourcePolicy,
        @Nullable @Length(min = 1, max = 2048) String resourceOwner,
        @Nullable @Length(min = 1, max = 2048) String callerArn,
        List<ContextEntry> contextEntries,
        @Nullable @Length(min = 1, max = 64) String resourceHandlingOption,
        Page page)
        implements Operation<Paged<EvaluationResult>> {

    @Override
    public String action() {
        return "iam:SimulatePrincipalPolicy";
    }

    @Override
    public ResourceReference resource() {
        return PolicyOwners.reference(policySourceArn);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Asks the engine that decides for real. */
    @ApplicationScoped
    static class Handler implements OperationHandler<SimulatePrincipalPolicy, Paged<EvaluationResult>> {

        private final PolicyOwners owners;

        Handler(PolicyOwners owners) {
            this.owners = owners;
        }

        @Override
        public Class<SimulatePrincipalPolicy> operation() {
            return SimulatePrincipalPolicy.class;
        }

        @Override
        public Paged<EvaluationResult> handle(Permit permit, SimulatePrincipalPolicy operation) {
            Trial.requireSupported(operation.resourcePolicy());
            PolicyOwners.Owner owner = owners.required(permit, operation.policySourceArn());
            ApplicablePolicies policies = Trial.policies(
                    owner.policies(), operation.policyInputList(), operation.permissionsBoundaryPolicyInputList());
            RequestContext context =
                    Trial.context(Trial.caller(operation.callerArn(), owner.user()), operation.contextEntries());
            return new Trial(policies, context)
                    .results(operation.actionNames(), operation.resourceArns(), operation.page());
        }
    }
}
