package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Lists the enabled MFA devices of a user.
 *
 * @param userName whose; null for the caller's own
 */
public record ListMfaDevices(@Nullable String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:ListMFADevices";
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
