package dev.latchkey.api.wire;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import java.util.ArrayList;
import java.util.List;

/** Collects the constraints that a request breaks, and tells them all in IAM's words (API Reference, "Common Errors"). */
final class Broken {

    private static final String HEAD = " detected: ";

    /** Told after so many, so that ten thousand bad elements do not make a message of megabytes. */
    private static final int MOST_TOLD = 100;

    private static final int LONGEST_VALUE = 1024;

    private final List<String> failures = new ArrayList<>();

    boolean isEmpty() {
        return failures.isEmpty();
    }

    /** A member that has to be there is not. */
    void missing(String path) {
        failures.add("Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
    }

    void value(String path, String value, String constraint) {
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
        failures.add("Value '" + shown + "' at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    /** The value is not printed, since it is secret or one of a few words. */
    void unprinted(String path, String constraint) {
        failures.add("Value at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    /** What a value type said about its text. */
    void from(OperationFailed failed) {
        String message = String.valueOf(failed.getMessage());
        int head = message.indexOf(HEAD);
        if (failed.code() != ErrorCode.VALIDATION_ERROR || head < 0) {
            throw failed;
        }
        failures.add(message.substring(head + HEAD.length()));
    }

    /** @throws OperationFailed ValidationError that tells all that was collected; nothing happens where nothing was */
    void orFail() {
        if (failures.isEmpty()) {
            return;
        }
        int count = failures.size();
        List<String> told = count > MOST_TOLD ? failures.subList(0, MOST_TOLD) : failures;
        throw new OperationFailed(
                ErrorCode.VALIDATION_ERROR,
                count + (count == 1 ? " validation error" : " validation errors") + HEAD + String.join("; ", told));
    }
}
