package dev.latchkey.permission;

import dev.latchkey.identity.Missing;
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

/** Makes a managed policy the permissions boundary of a user, in place of the one it had. */
public record PutUserPermissionsBoundary(
        @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.ARN) String permissionsBoundary) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:PutUserPermissionsBoundary";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return Map.of("iam:PermissionsBoundary", List.of(permissionsBoundary));
    }

    @Override
    public Outdates outdates() {
        return Outdates.user(userName);
    }

    @Override
    public AtStake atStake() {
        return AtStake.user(userName);
    }

    /** Writes the column. */
    @ApplicationScoped
    static class Handler implements OperationHandler<PutUserPermissionsBoundary, Boolean> {

        private final ManagedPolicies policies;
        private final Attachments attachments;

        Handler(ManagedPolicies policies, Attachments attachments) {
            this.policies = policies;
            this.attachments = attachments;
        }

        @Override
        public Class<PutUserPermissionsBoundary> operation() {
            return PutUserPermissionsBoundary.class;
        }

        @Override
        public Boolean handle(Permit permit, PutUserPermissionsBoundary operation) {
            String userId = Missing.requireUser(permit);
            ManagedPolicy policy = policies.withArn(permit.accountId(), operation.permissionsBoundary())
                    .orElseThrow(() -> ManagedPolicies.notAttachable(operation.permissionsBoundary()));
            attachments.bound(userId, policy.policyId());
            return true;
        }
    }
}
