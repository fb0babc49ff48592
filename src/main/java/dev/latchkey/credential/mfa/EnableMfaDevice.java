package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes an MFA device a user's own.
 *
 * @param userName whose; null for the caller's own
 */
public record EnableMfaDevice(@Nullable String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:EnableMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }
}
