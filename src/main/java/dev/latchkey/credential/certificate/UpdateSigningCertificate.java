package dev.latchkey.credential.certificate;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.Owner;
import dev.latchkey.credential.StatusWord;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Activates or deactivates a signing certificate of a user.
 *
 * @param userName whose; null for the caller's own
 */
public record UpdateSigningCertificate(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.CERTIFICATE_ID) String certificateId,
        CredentialStatus status)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:UpdateSigningCertificate";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    /** Changes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UpdateSigningCertificate, Boolean> {

        private final SigningCertificates certificates;

        Handler(SigningCertificates certificates) {
            this.certificates = certificates;
        }

        @Override
        public Class<UpdateSigningCertificate> operation() {
            return UpdateSigningCertificate.class;
        }

        @Override
        public Boolean handle(Permit permit, UpdateSigningCertificate operation) {
            certificates.set(Owner.of(permit), operation.certificateId(), StatusWord.settable(operation.status()));
            return true;
        }
    }
}
