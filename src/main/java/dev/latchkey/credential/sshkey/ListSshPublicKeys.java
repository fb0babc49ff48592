package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.Owner;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Lists the SSH public keys of a user, in the order of their ids.
 *
 * @param userName whose; null for the caller's own
 */
public record ListSshPublicKeys(
        @Nullable @Text(TextShape.USER_NAME) String userName, Page page)
        implements Operation<Paged<SshPublicKeyMetadata>> {

    /** All of them, for pages. */
    public static ListSshPublicKeys of(@Nullable String userName) {
        return new ListSshPublicKeys(userName, Page.LONGEST);
    }

    @Override
    public String action() {
        return "iam:ListSSHPublicKeys";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListSshPublicKeys, Paged<SshPublicKeyMetadata>> {

        private final SshPublicKeys keys;

        Handler(SshPublicKeys keys) {
            this.keys = keys;
        }

        @Override
        public Class<ListSshPublicKeys> operation() {
            return ListSshPublicKeys.class;
        }

        @Override
        public Paged<SshPublicKeyMetadata> handle(Permit permit, ListSshPublicKeys operation) {
            Owner owner = Owner.of(permit);
            Page page = operation.page();
            return page.cut(keys.of(owner.userId(), page.after(), page.fetch()), StoredSshPublicKey::id)
                    .map(key -> key.metadata(owner.name()));
        }
    }
}
