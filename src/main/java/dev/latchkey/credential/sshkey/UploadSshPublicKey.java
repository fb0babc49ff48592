package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.Owner;
import dev.latchkey.identity.UniqueIds;
import dev.latchkey.identity.UserLocks;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Adds an SSH public key to a user.
 *
 * @param userName whose; null for the caller's own
 * @param sshPublicKeyBody the line of a {@code .pub} file, or PEM
 */
public record UploadSshPublicKey(
        @Nullable @Required @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.BODY) String sshPublicKeyBody) implements Operation<SshPublicKey> {

    private static final int ID_LENGTH = 20;

    @Override
    public String action() {
        return "iam:UploadSSHPublicKey";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    /** What was pasted may be a private key, by mistake. */
    @Override
    public String toString() {
        return "UploadSshPublicKey[" + userName + "]";
    }

    /** Reads the key, which may take long, and adds the row unless the user has it or has too many. */
    @ApplicationScoped
    static class Handler implements PreparedOperationHandler<UploadSshPublicKey, SshPublicKeyBody, SshPublicKey> {

        private final SshPublicKeys keys;
        private final UserLocks locks;
        private final UniqueIds ids;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(SshPublicKeys keys, UserLocks locks, UniqueIds ids, LatchkeyConfiguration configuration, Clock clock) {
            this.keys = keys;
            this.locks = locks;
            this.ids = ids;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<UploadSshPublicKey> operation() {
            return UploadSshPublicKey.class;
        }

        @Override
        public SshPublicKeyBody prepare(Permit permit, UploadSshPublicKey operation) {
            try {
                SshPublicKeyBody key = SshPublicKeyBody.parse(operation.sshPublicKeyBody());
                if (configuration.ssh().rsaOnly() && !key.isRsa() && isSignedCall(permit)) {
                    throw SshKeyProblem.RSA_ONLY.failure();
                }
                return key;
            } catch (SshPublicKeyBody.Unusable unusable) {
                throw unusable.problem().failure();
            }
        }

        @Override
        public SshPublicKey handle(Permit permit, UploadSshPublicKey operation, SshPublicKeyBody key) {
            Owner owner = Owner.of(permit);
            String id = ids.next("APKA", ID_LENGTH);
            Instant now = clock.instant();
            locks.lock(owner.userId());
            if (!keys.add(id, owner.userId(), key, now)) {
                throw SshKeyProblem.DUPLICATE.failure();
            }
            int quota = configuration.quota().sshPublicKeysPerUser();
            if (keys.countOf(owner.userId()) > quota) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for SSHPublicKeysPerUser: " + quota);
            }
            return new SshPublicKey(
                    owner.name(), id, key.md5(), operation.sshPublicKeyBody(), CredentialStatus.ACTIVE, now);
        }

        private static boolean isSignedCall(Permit permit) {
            return !(permit.caller().credential() instanceof CallerCredential.ConsoleSession);
        }
    }
}
