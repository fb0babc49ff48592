package dev.latchkey.credential.gitcredential;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Lists the user names and passwords that a user has for one service.
 *
 * @param userName whose; null for the caller's own
 */
public record ListServiceSpecificCredentials(@Nullable String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:ListServiceSpecificCredentials";
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
