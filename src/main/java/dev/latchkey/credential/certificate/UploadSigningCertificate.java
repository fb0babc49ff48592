package dev.latchkey.credential.certificate;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Adds an X.509 signing certificate to a user.
 *
 * @param userName whose; null for the caller's own
 */
public record UploadSigningCertificate(@Nullable String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:UploadSigningCertificate";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }
}
