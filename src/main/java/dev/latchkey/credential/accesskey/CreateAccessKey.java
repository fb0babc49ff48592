package dev.latchkey.credential.accesskey;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes an access key for a user.
 *
 * @param userName whose; null for the caller's own
 */
public record CreateAccessKey(@Nullable String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:CreateAccessKey";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }
}
