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

/** Gives a user a policy of its own, in place of one of the same name, ignoring case. */
public record PutUserPolicy(
        @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.POLICY_NAME) String policyName,
        @Text(TextShape.POLICY_DOCUMENT) String policyDocument)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:PutUserPolicy";
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

    /** Writes it, unless all of them would be too large together. */
    @ApplicationScoped
    static class Handler implements OperationHandler<PutUserPolicy, Boolean> {

        private final InlinePolicies inline;

        Handler(InlinePolicies inline) {
            this.inline = inline;
        }

        @Override
        public Class<PutUserPolicy> operation() {
            return PutUserPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, PutUserPolicy operation) {
            inline.put(Holder.USER, permit, operation.policyName(), operation.policyDocument());
            return true;
        }
    }
}
