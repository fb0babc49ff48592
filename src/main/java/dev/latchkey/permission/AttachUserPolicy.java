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

/** Attaches a managed policy to a user; nothing happens where it is attached. */
public record AttachUserPolicy(
        @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.ARN) String policyArn) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:AttachUserPolicy";
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

    /** Attaches, unless the user has as many as it may have. */
    @ApplicationScoped
    static class Handler implements OperationHandler<AttachUserPolicy, Boolean> {

        private final Attaching attaching;

        Handler(Attaching attaching) {
            this.attaching = attaching;
        }

        @Override
        public Class<AttachUserPolicy> operation() {
            return AttachUserPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, AttachUserPolicy operation) {
            attaching.attach(Holder.USER, permit, operation.policyArn());
            return true;
        }
    }
}
