package dev.latchkey.permission;

import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes a policy of a group's own. */
public record DeleteGroupPolicy(
        @Text(TextShape.GROUP_NAME) String groupName,
        @Text(TextShape.POLICY_NAME) String policyName) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteGroupPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.GroupNamed(groupName);
    }

    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    @Override
    public AtStake atStake() {
        return AtStake.wholeAccount();
    }

    /** Deletes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteGroupPolicy, Boolean> {

        private final InlinePolicies inline;

        Handler(InlinePolicies inline) {
            this.inline = inline;
        }

        @Override
        public Class<DeleteGroupPolicy> operation() {
            return DeleteGroupPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteGroupPolicy operation) {
            inline.delete(Holder.GROUP, permit, operation.policyName());
            return true;
        }
    }
}
