package dev.latchkey.credential.accesskey;

import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Deletes an access key for good.
 *
 * @param userName whose; null for the caller's own
 * @param onlyIfInactive pages ask for it to be deactivated first
 */
public record DeleteAccessKey(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.ACCESS_KEY_ID) String accessKeyId,
        @PagesOnly boolean onlyIfInactive)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteAccessKey";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public AtStake atStake() {
        return AtStake.of(resource());
    }

    /** Deletes the row, if it is that user's. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteAccessKey, Boolean> {

        private final AccessKeys accessKeys;

        Handler(AccessKeys accessKeys) {
            this.accessKeys = accessKeys;
        }

        @Override
        public Class<DeleteAccessKey> operation() {
            return DeleteAccessKey.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteAccessKey operation) {
            String userId = MissingAccessKey.requireUser(permit);
            if (accessKeys.delete(userId, operation.accessKeyId(), operation.onlyIfInactive())) {
                return true;
            }
            if (accessKeys.lastUsed(userId, operation.accessKeyId()).isPresent()) {
                throw new OperationFailed(ErrorCode.DELETE_CONFLICT, "Deactivate it first.");
            }
            throw MissingAccessKey.of(operation.accessKeyId());
        }
    }
}
