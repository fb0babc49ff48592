package dev.latchkey.credential.certificate;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Lists the X.509 signing certificates of a user.
 *
 * @param userName whose; null for the caller's own
 */
public record ListSigningCertificates(@Nullable String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:ListSigningCertificates";
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
