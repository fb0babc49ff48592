package dev.latchkey.credential.certificate;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import java.util.List;

/** What can be wrong with a text that should be a signing certificate: IAM's code, and a sentence for people. */
enum CertificateProblem {
    PRIVATE_KEY(
            ErrorCode.MALFORMED_CERTIFICATE,
            "There is a private key in this text. We did not keep it; treat that key as exposed, make a new pair, and"
                    + " paste its certificate alone."),
    UNREADABLE(
            ErrorCode.MALFORMED_CERTIFICATE,
            "This is not a certificate in PEM. Paste the text from BEGIN CERTIFICATE to END CERTIFICATE; a binary (DER)"
                    + " file becomes one by openssl x509 -inform der -in FILE."),
    SEVERAL(
            ErrorCode.MALFORMED_CERTIFICATE,
            "This is more than one certificate. Paste your own alone, without those of the authorities above it."),
    NO_CERTIFICATE(
            ErrorCode.MALFORMED_CERTIFICATE,
            "This is PEM, but no certificate. Paste the text that begins with BEGIN CERTIFICATE."),
    EXPIRED(ErrorCode.MALFORMED_CERTIFICATE, "This certificate has expired. Paste one that is still valid."),
    UNSUPPORTED_KEY(
            ErrorCode.INVALID_CERTIFICATE,
            "The key in this certificate is of a kind that is not supported. Use RSA with 2048 bits or more, or an"
                    + " elliptic curve (P-256, P-384, P-521)."),
    WEAK_KEY(
            ErrorCode.INVALID_CERTIFICATE,
            "The RSA key in this certificate has fewer than 2048 bits. Make a certificate with a longer one."),
    OF_SOMEBODY_ELSE(ErrorCode.DUPLICATE_CERTIFICATE, "This certificate is in use already. Use one of your own.");

    private static final String FIELD = "certificateBody";

    private final ErrorCode code;
    private final String sentence;

    CertificateProblem(ErrorCode code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** For a person. */
    String sentence() {
        return sentence;
    }

    /** @param body the text as it was sent; IAM repeats it, but a private key is repeated to nobody */
    OperationFailed failure(String body) {
        return new OperationFailed(code, message(body), List.of(new FieldProblem(FIELD, sentence)));
    }

    private String message(String body) {
        return switch (code) {
            case DUPLICATE_CERTIFICATE -> "Duplicate certificate uploaded.";
            case INVALID_CERTIFICATE -> sentence;
            default -> this == PRIVATE_KEY ? "Certificate is malformed." : "Certificate " + body + " is malformed.";
        };
    }
}
