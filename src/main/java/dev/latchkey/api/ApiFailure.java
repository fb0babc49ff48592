package dev.latchkey.api;

import dev.latchkey.api.signature.SignatureRefused;
import dev.latchkey.api.wire.Xml;
import dev.latchkey.operation.OperationFailed;

/** Why a request of a program gets no answer: a code, its one HTTP status, and a sentence. */
final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SERVER = 500;

    private final String code;
    private final int status;

    ApiFailure(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ApiFailure of(OperationFailed failed) {
        return new ApiFailure(failed.code().status(), failed.code().code(), String.valueOf(failed.getMessage()));
    }

    static ApiFailure of(SignatureRefused refused) {
        return new ApiFailure(refused.kind().status(), refused.kind().code(), String.valueOf(refused.getMessage()));
    }

    static ApiFailure throttled() {
        return new ApiFailure(400, "Throttling", "Rate exceeded");
    }

    static ApiFailure unavailable() {
        return new ApiFailure(503, "ServiceUnavailable", "The service is not available. Nothing was changed.");
    }

    /** A mistake of ours, of which no more is told than the request's id. */
    static ApiFailure internal() {
        return new ApiFailure(
                SERVER,
                "InternalFailure",
                "The request processing has failed because of an unknown error, exception or failure.");
    }

    /** What went wrong before the request was read. */
    static ApiFailure ofTransport(int status) {
        return switch (status) {
            case 405 -> new ApiFailure(405, "MethodNotAllowed", "The Query API takes POST, and GET for reads.");
            case 413 -> new ApiFailure(413, "RequestEntityTooLarge", "The request is larger than 1 MiB.");
            case 421 -> new ApiFailure(421, "MisdirectedRequest", "The Host header does not name this service.");
            case 503 -> unavailable();
            default ->
                status >= SERVER ? internal() : new ApiFailure(status, "MalformedInput", "The request cannot be read.");
        };
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** The answer as it is sent. */
    String answer(ApiService service, String requestId) {
        return new Xml()
                .open("ErrorResponse", service.namespace())
                .open("Error")
                .element("Type", status < SERVER ? "Sender" : "Receiver")
                .element("Code", code)
                .element("Message", String.valueOf(getMessage()))
                .close("Error")
                .element("RequestId", requestId)
                .close("ErrorResponse")
                .toString();
    }
}
