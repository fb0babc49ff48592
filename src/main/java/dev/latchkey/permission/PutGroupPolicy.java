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

/** Gives a group a policy of its own, in place of one of the same name, ignoring case. */
public record PutGroupPolicy(
        @Text(TextShape.GROUP_NAME) String groupName,
        @Text(TextShape.POLICY_NAME) String policyName,
        @Text(TextShape.POLICY_DOCUMENT) String policyDocument)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:PutGroupPolicy";
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

    /** Writes it, unless all of them would be too large together. */
    @ApplicationScoped
    static class Handler implements OperationHandler<PutGroupPolicy, Boolean> {

        private final InlinePolicies inline;

        Handler(InlinePolicies inline) {
            this.inline = inline;
        }

        @Override
        public Class<PutGroupPolicy> operation() {
            return PutGroupPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, PutGroupPolicy operation) {
            inline.put(Holder.GROUP, permit, operation.policyName(), operation.policyDocument());
            return true;
        }
    }
}
