package dev.latchkey.credential.accesskey;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Lists the access keys of a user.
 *
 * @param userName whose; null for the caller's own
 */
public record ListAccessKeys(@Nullable String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:ListAccessKeys";
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
