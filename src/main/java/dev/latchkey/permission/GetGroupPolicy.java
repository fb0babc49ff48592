package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PercentEncoded;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a policy of a group's own. */
public record GetGroupPolicy(
        @Text(TextShape.GROUP_NAME) String groupName,
        @Text(TextShape.POLICY_NAME) String policyName) implements Operation<GetGroupPolicy.GroupPolicy> {

    /** The policy with its text, under the name that it was asked for by. */
    public record GroupPolicy(
            String groupName,
            String policyName,
            @PercentEncoded String policyDocument) {}

    @Override
    public String action() {
        return "iam:GetGroupPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.GroupNamed(groupName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetGroupPolicy, GetGroupPolicy.GroupPolicy> {

        private final InlinePolicies inline;

        Handler(InlinePolicies inline) {
            this.inline = inline;
        }

        @Override
        public Class<GetGroupPolicy> operation() {
            return GetGroupPolicy.class;
        }

        @Override
        public GetGroupPolicy.GroupPolicy handle(Permit permit, GetGroupPolicy operation) {
            String document = inline.document(Holder.GROUP, permit, operation.policyName());
            return new GroupPolicy(String.valueOf(permit.resource().name()), operation.policyName(), document);
        }
    }
}
