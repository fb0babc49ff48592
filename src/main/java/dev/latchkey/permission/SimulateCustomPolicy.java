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
 * Tells what policies would decide that are nobody's yet.
 *
 * @param permissionsBoundaryPolicyInputList the boundary; one at most
 * @param callerArn the user who asks; a stand-in where there is none
 */
public record SimulateCustomPolicy(
        @Required List<@Text(TextShape.POLICY_DOCUMENT) String> policyInputList,
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
        return "iam:SimulateCustomPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Asks the engine that decides for real. */
    @ApplicationScoped
    static class Handler implements OperationHandler<SimulateCustomPolicy, Paged<EvaluationResult>> {

        Handler() {}

        @Override
        public Class<SimulateCustomPolicy> operation() {
            return SimulateCustomPolicy.class;
        }

        @Override
        public Paged<EvaluationResult> handle(Permit permit, SimulateCustomPolicy operation) {
            Trial.requireSupported(operation.resourcePolicy());
            ApplicablePolicies policies = Trial.policies(
                    ApplicablePolicies.of(List.of()),
                    operation.policyInputList(),
                    operation.permissionsBoundaryPolicyInputList());
            RequestContext context =
                    Trial.context(Trial.caller(operation.callerArn(), null), operation.contextEntries());
            return new Trial(policies, context)
                    .results(operation.actionNames(), operation.resourceArns(), operation.page());
        }
    }
}
