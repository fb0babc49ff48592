package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.Owner;
import dev.latchkey.credential.StatusWord;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Deletes an SSH public key of a user, active or not.
 *
 * @param userName whose; null for the caller's own
 * @param onlyInactive whether one that is still active is left alone, as pages do
 */
public record DeleteSshPublicKey(
        @Nullable @Required @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.SSH_PUBLIC_KEY_ID) String sshPublicKeyId,
        @PagesOnly boolean onlyInactive)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteSSHPublicKey";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    /** Deletes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteSshPublicKey, Boolean> {

        private final SshPublicKeys keys;

        Handler(SshPublicKeys keys) {
            this.keys = keys;
        }

        @Override
        public Class<DeleteSshPublicKey> operation() {
            return DeleteSshPublicKey.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteSshPublicKey operation) {
            StoredSshPublicKey key = keys.required(Owner.of(permit), operation.sshPublicKeyId());
            if (operation.onlyInactive() && key.status().isActive()) {
                throw StatusWord.stillActive();
            }
            keys.delete(key);
            return true;
        }
    }
}
