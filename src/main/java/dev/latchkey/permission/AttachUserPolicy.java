package dev.latchkey.permission;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Attaches a managed policy to a user; nothing happens where it is attached. */
public record AttachUserPolicy(String userName, String policyArn) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:AttachUserPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return Map.of("iam:PolicyARN", List.of(policyArn));
    }

    @Override
    public Outdates outdates() {
        return Outdates.user(userName);
    }

    /** Adds the attachment, unless the user has as many as it may have. */
    @ApplicationScoped
    static class Handler implements OperationHandler<AttachUserPolicy, Boolean> {

        private final ManagedPolicyRepository policies;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(ManagedPolicyRepository policies, LatchkeyConfiguration configuration, Clock clock) {
            this.policies = policies;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<AttachUserPolicy> operation() {
            return AttachUserPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, AttachUserPolicy operation) {
            String userId = permit.resource().uniqueId();
            if (userId == null) {
                throw new OperationFailed(
                        ErrorCode.NO_SUCH_ENTITY, "The user with name " + operation.userName() + " cannot be found.");
            }
            ManagedPolicy policy = policies.withArn(permit.accountId(), operation.policyArn())
                    .orElseThrow(() -> new OperationFailed(
                            ErrorCode.NO_SUCH_ENTITY,
                            "Policy " + operation.policyArn() + " does not exist or is not attachable."));
            int quota = configuration.quota().policiesPerUser();
            if (policies.attachToUser(userId, policy.policyId, clock.instant()) > quota) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for PoliciesPerUser: " + quota);
            }
            return true;
        }
    }
}
