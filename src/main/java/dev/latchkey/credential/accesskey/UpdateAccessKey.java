package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.StatusWord;
import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Activates or deactivates an access key.
 *
 * @param userName whose; null for the caller's own
 */
public record UpdateAccessKey(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.ACCESS_KEY_ID) String accessKeyId,
        CredentialStatus status)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:UpdateAccessKey";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public AtStake atStake() {
        return status == CredentialStatus.ACTIVE ? AtStake.nobody() : AtStake.of(resource());
    }

    /** Changes the row, if it is that user's. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UpdateAccessKey, Boolean> {

        private final AccessKeys accessKeys;

        Handler(AccessKeys accessKeys) {
            this.accessKeys = accessKeys;
        }

        @Override
        public Class<UpdateAccessKey> operation() {
            return UpdateAccessKey.class;
        }

        @Override
        public Boolean handle(Permit permit, UpdateAccessKey operation) {
            CredentialStatus status = StatusWord.settable(operation.status());
            String userId = MissingAccessKey.requireUser(permit);
            if (!accessKeys.setStatus(userId, operation.accessKeyId(), status)) {
                throw MissingAccessKey.of(operation.accessKeyId());
            }
            return true;
        }
    }
}
