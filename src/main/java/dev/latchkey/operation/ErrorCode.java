package dev.latchkey.operation;

/** The codes with which IAM answers what it cannot do, each with its one HTTP status (IAM API Reference). */
public enum ErrorCode {
    ACCESS_DENIED("AccessDenied", 403),
    VALIDATION_ERROR("ValidationError", 400),
    INVALID_INPUT("InvalidInput", 400),
    INVALID_USER_TYPE("InvalidUserType", 400),
    PASSWORD_POLICY_VIOLATION("PasswordPolicyViolation", 400),
    MALFORMED_POLICY_DOCUMENT("MalformedPolicyDocument", 400),
    NO_SUCH_ENTITY("NoSuchEntity", 404),
    ENTITY_ALREADY_EXISTS("EntityAlreadyExists", 409),
    LIMIT_EXCEEDED("LimitExceeded", 409),
    DELETE_CONFLICT("DeleteConflict", 409),
    CONCURRENT_MODIFICATION("ConcurrentModification", 409),
    ENTITY_TEMPORARILY_UNMODIFIABLE("EntityTemporarilyUnmodifiable", 409),
    INVALID_CERTIFICATE("InvalidCertificate", 400),
    MALFORMED_CERTIFICATE("MalformedCertificate", 400),
    DUPLICATE_CERTIFICATE("DuplicateCertificate", 409),
    INVALID_PUBLIC_KEY("InvalidPublicKey", 400),
    DUPLICATE_SSH_PUBLIC_KEY("DuplicateSSHPublicKey", 400),
    UNRECOGNIZED_PUBLIC_KEY_ENCODING("UnrecognizedPublicKeyEncoding", 400),
    INVALID_AUTHENTICATION_CODE("InvalidAuthenticationCode", 403),
    REPORT_EXPIRED("ReportExpired", 410),
    REPORT_NOT_PRESENT("ReportNotPresent", 410),
    POLICY_EVALUATION("PolicyEvaluation", 500),
    THROTTLING("Throttling", 400),
    SERVICE_UNAVAILABLE("ServiceUnavailable", 503);

    private final String code;
    private final int status;

    ErrorCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The code as it stands in an answer. */
    public String code() {
        return code;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }
}
