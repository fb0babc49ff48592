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

/** Deletes a policy of a user's own. */
public record DeleteUserPolicy(
        @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.POLICY_NAME) String policyName) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteUserPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserWithBoundary(userName);
    }

    @Override
    public Outdates outdates() {
        return Outdates.user(userName);
    }

    @Override
    public AtStake atStake() {
        return AtStake.user(userName);
    }

    /** Deletes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteUserPolicy, Boolean> {

        private final InlinePolicies inline;

        Handler(InlinePolicies inline) {
            this.inline = inline;
        }

        @Override
        public Class<DeleteUserPolicy> operation() {
            return DeleteUserPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteUserPolicy operation) {
            inline.delete(Holder.USER, permit, operation.policyName());
            return true;
        }
    }
}
