package dev.latchkey.credential.sshkey;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import java.util.List;

/** What can be wrong with a text that should be an SSH public key: IAM's code and words, and a sentence for people. */
enum SshKeyProblem {
    PRIVATE_KEY(
            ErrorCode.UNRECOGNIZED_PUBLIC_KEY_ENCODING,
            "This is a private key. We did not keep it; treat that key as exposed, make a new pair, and paste the text"
                    + " of the file that ends in .pub."),
    UNREADABLE(
            ErrorCode.UNRECOGNIZED_PUBLIC_KEY_ENCODING,
            "This is not an SSH public key. Paste the one line of the file that ends in .pub, or a PEM block that"
                    + " begins with BEGIN PUBLIC KEY."),
    SEVERAL(
            ErrorCode.UNRECOGNIZED_PUBLIC_KEY_ENCODING,
            "This is more than one line. Paste one public key, without options before it."),
    CERTIFICATE(
            ErrorCode.UNRECOGNIZED_PUBLIC_KEY_ENCODING,
            "This is a certificate. Paste the public key itself, the text of the file that ends in .pub."),
    UNSUPPORTED(
            ErrorCode.UNRECOGNIZED_PUBLIC_KEY_ENCODING,
            "Keys of this type are not supported. Use an RSA key of 2048 bits or more, or an Ed25519 or ECDSA key."),
    WRONG_SIZE(ErrorCode.INVALID_PUBLIC_KEY, "An RSA key must have from 2048 to 16384 bits. Make a longer one."),
    RSA_ONLY(ErrorCode.UNRECOGNIZED_PUBLIC_KEY_ENCODING, "Only RSA keys are accepted here."),
    DUPLICATE(ErrorCode.DUPLICATE_SSH_PUBLIC_KEY, "This key is already in the list.");

    private static final String FIELD = "sshPublicKeyBody";

    private final ErrorCode code;
    private final String sentence;

    SshKeyProblem(ErrorCode code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** For a person. */
    String sentence() {
        return sentence;
    }

    OperationFailed failure() {
        return new OperationFailed(code, message(), List.of(new FieldProblem(FIELD, sentence)));
    }

    private String message() {
        return switch (code) {
            case INVALID_PUBLIC_KEY -> "Invalid body for public key";
            case DUPLICATE_SSH_PUBLIC_KEY -> "Duplicate SSH public key uploaded.";
            default -> "Invalid public key uploaded.";
        };
    }
}
