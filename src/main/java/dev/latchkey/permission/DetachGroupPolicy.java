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
import java.util.List;
import java.util.Map;

/** Detaches a managed policy from a group; NoSuchEntity where it is not attached. */
public record DetachGroupPolicy(
        @Text(TextShape.GROUP_NAME) String groupName,
        @Text(TextShape.ARN) String policyArn) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DetachGroupPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.GroupNamed(groupName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return Map.of("iam:PolicyARN", List.of(policyArn));
    }

    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    @Override
    public AtStake atStake() {
        return AtStake.wholeAccount();
    }

    /** Detaches. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DetachGroupPolicy, Boolean> {

        private final Attaching attaching;

        Handler(Attaching attaching) {
            this.attaching = attaching;
        }

        @Override
        public Class<DetachGroupPolicy> operation() {
            return DetachGroupPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, DetachGroupPolicy operation) {
            attaching.detach(Holder.GROUP, permit, operation.policyArn());
            return true;
        }
    }
}
