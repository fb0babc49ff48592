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

/** Attaches a managed policy to a group; nothing happens where it is attached. */
public record AttachGroupPolicy(
        @Text(TextShape.GROUP_NAME) String groupName,
        @Text(TextShape.ARN) String policyArn) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:AttachGroupPolicy";
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

    /** Attaches, unless the group has as many as it may have. */
    @ApplicationScoped
    static class Handler implements OperationHandler<AttachGroupPolicy, Boolean> {

        private final Attaching attaching;

        Handler(Attaching attaching) {
            this.attaching = attaching;
        }

        @Override
        public Class<AttachGroupPolicy> operation() {
            return AttachGroupPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, AttachGroupPolicy operation) {
            attaching.attach(Holder.GROUP, permit, operation.policyArn());
            return true;
        }
    }
}
