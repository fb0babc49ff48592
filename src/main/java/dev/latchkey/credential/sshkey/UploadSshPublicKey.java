package dev.latchkey.credential.sshkey;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Adds an SSH public key to a user.
 *
 * @param userName whose; null for the caller's own
 */
public record UploadSshPublicKey(@Nullable String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:UploadSSHPublicKey";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }
}
