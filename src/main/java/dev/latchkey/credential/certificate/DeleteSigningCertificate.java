package dev.latchkey.credential.certificate;

import dev.latchkey.credential.Owner;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a signing certificate of a user, active or not.
 *
 * @param userName whose; null for the caller's own
 * @param onlyInactive whether one that is still active is left alone, as pages do
 */
public record DeleteSigningCertificate(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.CERTIFICATE_ID) String certificateId,
        @PagesOnly boolean onlyInactive)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteSigningCertificate";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    /** Deletes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteSigningCertificate, Boolean> {

        private final SigningCertificates certificates;

        Handler(SigningCertificates certificates) {
            this.certificates = certificates;
        }

        @Override
        public Class<DeleteSigningCertificate> operation() {
            return DeleteSigningCertificate.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteSigningCertificate operation) {
            certificates.delete(Owner.of(permit), operation.certificateId(), operation.onlyInactive());
            return true;
        }
    }
}
