package dev.latchkey.api.signature;

/** A request that proves nothing: the code, the status and the sentence with which AWS answers it. */
public final class SignatureRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    SignatureRefused(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What is wrong (IAM API Reference, "Common Errors"). */
    public enum Kind {
        MISSING("MissingAuthenticationToken", 403),
        INCOMPLETE("IncompleteSignature", 400),
        UNKNOWN_TOKEN("InvalidClientTokenId", 403),
        EXPIRED_TOKEN("ExpiredToken", 403),
        MISMATCH("SignatureDoesNotMatch", 403),
        EXPIRED_REQUEST("RequestExpired", 400);

        private final String code;
        private final int status;

        Kind(String code, int status) {
            this.code = code;
            this.status = status;
        }

        public String code() {
            return code;
        }

        public int status() {
            return status;
        }
    }

    public Kind kind() {
        return kind;
    }

    /** The key is unknown, deleted or inactive, or its token is another's: all of them alike. */
    public static SignatureRefused unknownToken() {
        return new SignatureRefused(Kind.UNKNOWN_TOKEN, "The security token included in the request is invalid.");
    }

    /** The temporary credentials have ended. */
    public static SignatureRefused expiredToken() {
        return new SignatureRefused(Kind.EXPIRED_TOKEN, "The security token included in the request is expired");
    }

    /** It was accepted for a change before, and the operator wants each to be good for one. */
    public static SignatureRefused repeated() {
        return mismatch("The signature of this request was accepted before. Each request has to be signed anew.");
    }

    static SignatureRefused missing() {
        return new SignatureRefused(Kind.MISSING, "Request is missing Authentication Token");
    }

    static SignatureRefused incomplete(String message) {
        return new SignatureRefused(Kind.INCOMPLETE, message);
    }

    static SignatureRefused mismatch(String message) {
        return new SignatureRefused(Kind.MISMATCH, message);
    }

    static SignatureRefused wrong() {
        return mismatch("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }
}
