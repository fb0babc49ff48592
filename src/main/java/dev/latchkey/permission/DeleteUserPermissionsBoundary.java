package dev.latchkey.permission;

import dev.latchkey.identity.Missing;
import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes the permissions boundary from a user; NoSuchEntity where there is none. */
public record DeleteUserPermissionsBoundary(
        @Text(TextShape.USER_NAME) String userName) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteUserPermissionsBoundary";
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

    /** Clears the column. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteUserPermissionsBoundary, Boolean> {

        private final Attachments attachments;

        Handler(Attachments attachments) {
            this.attachments = attachments;
        }

        @Override
        public Class<DeleteUserPermissionsBoundary> operation() {
            return DeleteUserPermissionsBoundary.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteUserPermissionsBoundary operation) {
            String userId = Missing.requireUser(permit);
            if (!attachments.unbound(userId)) {
                throw new OperationFailed(
                        ErrorCode.NO_SUCH_ENTITY,
                        "The user with name " + permit.resource().name() + " does not have a permissions boundary.");
            }
            return true;
        }
    }
}
