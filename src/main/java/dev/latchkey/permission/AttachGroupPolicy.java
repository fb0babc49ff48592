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

/** Attaches a managed policy to a group; nothing happens where it is attached. */
public record AttachGroupPolicy(String groupName, String policyArn) implements Operation<Boolean> {

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

    /** Adds the attachment, unless the group has as many as it may have. */
    @ApplicationScoped
    static class Handler implements OperationHandler<AttachGroupPolicy, Boolean> {

        private final ManagedPolicyRepository policies;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(ManagedPolicyRepository policies, LatchkeyConfiguration configuration, Clock clock) {
            this.policies = policies;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<AttachGroupPolicy> operation() {
            return AttachGroupPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, AttachGroupPolicy operation) {
            String groupId = permit.resource().uniqueId();
            if (groupId == null) {
                throw new OperationFailed(
                        ErrorCode.NO_SUCH_ENTITY, "The group with name " + operation.groupName() + " cannot be found.");
            }
            ManagedPolicy policy = policies.withArn(permit.accountId(), operation.policyArn())
                    .orElseThrow(() -> new OperationFailed(
                            ErrorCode.NO_SUCH_ENTITY,
                            "Policy " + operation.policyArn() + " does not exist or is not attachable."));
            int quota = configuration.quota().policiesPerGroup();
            if (policies.attachToGroup(groupId, policy.policyId, clock.instant()) > quota) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for PoliciesPerGroup: " + quota);
            }
            return true;
        }
    }
}
