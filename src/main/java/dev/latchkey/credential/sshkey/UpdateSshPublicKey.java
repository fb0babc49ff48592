package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.Owner;
import dev.latchkey.credential.StatusWord;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Activates or deactivates an SSH public key of a user.
 *
 * @param userName whose; null for the caller's own
 */
public record UpdateSshPublicKey(
        @Nullable @Required @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.SSH_PUBLIC_KEY_ID) String sshPublicKeyId,
        CredentialStatus status)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:UpdateSSHPublicKey";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    /** Changes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UpdateSshPublicKey, Boolean> {

        private final SshPublicKeys keys;

        Handler(SshPublicKeys keys) {
            this.keys = keys;
        }

        @Override
        public Class<UpdateSshPublicKey> operation() {
            return UpdateSshPublicKey.class;
        }

        @Override
        public Boolean handle(Permit permit, UpdateSshPublicKey operation) {
            StoredSshPublicKey key = keys.required(Owner.of(permit), operation.sshPublicKeyId());
            keys.set(key, StatusWord.settable(operation.status()));
            return true;
        }
    }
}
