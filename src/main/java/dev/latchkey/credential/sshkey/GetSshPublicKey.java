package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.Owner;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.OneOf;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Reads one SSH public key of a user, in the encoding that is asked for.
 *
 * @param userName whose; null for the caller's own
 * @param encoding {@code SSH}, the line of a {@code .pub} file, or {@code PEM}, SubjectPublicKeyInfo
 */
public record GetSshPublicKey(
        @Nullable @Required @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.SSH_PUBLIC_KEY_ID) String sshPublicKeyId,
        @OneOf({"SSH", "PEM"}) String encoding)
        implements Operation<SshPublicKey> {

    @Override
    public String action() {
        return "iam:GetSSHPublicKey";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the row; the comment is left out. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetSshPublicKey, SshPublicKey> {

        private final SshPublicKeys keys;

        Handler(SshPublicKeys keys) {
            this.keys = keys;
        }

        @Override
        public Class<GetSshPublicKey> operation() {
            return GetSshPublicKey.class;
        }

        @Override
        public SshPublicKey handle(Permit permit, GetSshPublicKey operation) {
            Owner owner = Owner.of(permit);
            StoredSshPublicKey key = keys.required(owner, operation.sshPublicKeyId());
            SshPublicKeyBody body = key.body();
            String encoded = operation.encoding().equals("PEM")
                    ? body.pem().orElseThrow(SshKeyProblem.UNSUPPORTED::failure)
                    : body.openSsh();
            return new SshPublicKey(owner.name(), key.id(), body.md5(), encoded, key.status(), key.uploadedAt());
        }
    }
}
