package dev.latchkey.credential.certificate;

import dev.latchkey.credential.Owner;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Adds a signing certificate to a user; sent again by its owner, it is the one that is there already.
 *
 * @param userName whose; null for the caller's own
 * @param certificateBody one certificate in PEM
 */
public record UploadSigningCertificate(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.BODY) String certificateBody) implements Operation<SigningCertificate> {

    @Override
    public String action() {
        return "iam:UploadSigningCertificate";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    /** What was pasted may hold a private key, by mistake. */
    @Override
    public String toString() {
        return "UploadSigningCertificate[" + userName + "]";
    }

    /** Reads the certificate, and adds the row unless there is one or there are too many. */
    @ApplicationScoped
    static class Handler
            implements PreparedOperationHandler<UploadSigningCertificate, SigningCertificateBody, SigningCertificate> {

        private final SigningCertificates certificates;
        private final Clock clock;

        Handler(SigningCertificates certificates, Clock clock) {
            this.certificates = certificates;
            this.clock = clock;
        }

        @Override
        public Class<UploadSigningCertificate> operation() {
            return UploadSigningCertificate.class;
        }

        @Override
        public SigningCertificateBody prepare(Permit permit, UploadSigningCertificate operation) {
            String text = operation.certificateBody();
            try {
                SigningCertificateBody body = SigningCertificateBody.parse(text);
                if (body.isExpired(clock.instant())) {
                    throw CertificateProblem.EXPIRED.failure(text);
                }
                // IAM takes a short key, so its API does here; whoever sits before a page can make a better one.
                if (body.isWeak() && permit.caller().credential() instanceof CallerCredential.ConsoleSession) {
                    throw CertificateProblem.WEAK_KEY.failure(text);
                }
                return body;
            } catch (SigningCertificateBody.Unusable unusable) {
                throw unusable.problem().failure(text);
            }
        }

        @Override
        public SigningCertificate handle(
                Permit permit, UploadSigningCertificate operation, SigningCertificateBody body) {
            return certificates.add(Owner.of(permit), body, clock.instant());
        }
    }
}
