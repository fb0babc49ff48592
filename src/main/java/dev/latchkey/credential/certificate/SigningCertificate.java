package dev.latchkey.credential.certificate;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.operation.member.PagesOnly;
import java.time.Instant;

/**
 * A signing certificate of a user (API Reference, "SigningCertificate"), with what pages show besides.
 *
 * @param certificateBody as it was sent
 * @param details what the certificate says of itself
 */
public record SigningCertificate(
        String userName,
        String certificateId,
        String certificateBody,
        CredentialStatus status,
        Instant uploadDate,
        @PagesOnly Details details) {

    /**
     * What a certificate says of itself; hostile like every text of others.
     *
     * @param keyKind such as {@code RSA 2048}
     * @param isWeak an RSA key below 2048 bits
     */
    public record Details(
            String subject,
            String issuer,
            String serial,
            Instant notBefore,
            Instant notAfter,
            String sha256,
            String keyKind,
            boolean isWeak) {

        static Details of(SigningCertificateBody body) {
            return new Details(
                    body.subject(),
                    body.issuer(),
                    body.serial(),
                    body.notBefore(),
                    body.notAfter(),
                    body.sha256(),
                    body.keyKind(),
                    body.isWeak());
        }
    }

    /** Whether it opens anything at present, its dates aside. */
    public boolean isActive() {
        return status == CredentialStatus.ACTIVE;
    }
}
