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

/** Detaches a managed policy from a user; NoSuchEntity where it is not attached. */
public record DetachUserPolicy(
        @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.ARN) String policyArn) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DetachUserPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserWithBoundary(userName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return Map.of("iam:PolicyARN", List.of(policyArn));
    }

    @Override
    public Outdates outdates() {
        return Outdates.user(userName);
    }

    @Override
    public AtStake atStake() {
        return AtStake.user(userName);
    }

    /** Detaches. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DetachUserPolicy, Boolean> {

        private final Attaching attaching;

        Handler(Attaching attaching) {
            this.attaching = attaching;
        }

        @Override
        public Class<DetachUserPolicy> operation() {
            return DetachUserPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, DetachUserPolicy operation) {
            attaching.detach(Holder.USER, permit, operation.policyArn());
            return true;
        }
    }
}
