package dev.latchkey.credential.sshkey;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Lists the SSH public keys of a user.
 *
 * @param userName whose; null for the caller's own
 */
public record ListSshPublicKeys(@Nullable String userName) implements Operation<Void> {

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
}
