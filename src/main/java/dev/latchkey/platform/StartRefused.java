package dev.latchkey.platform;

import io.quarkus.runtime.PreventFurtherStepsException;

/**
 * The portal does not start; the message is the one line that the operator reads, naming the setting and the fix.
 *
 * <p>Its root cause makes the framework print that line alone and end with status 1, wherever in the start it is thrown.
 */
public class StartRefused extends RuntimeException {
    private static final int EXIT_STATUS = 1;

    public StartRefused(String message) {
        super(message, new PreventFurtherStepsException(line(message), EXIT_STATUS));
    }

    public StartRefused(String message, Throwable reason) {
        this(message);
        addSuppressed(reason);
    }

    /** The line as it is printed. */
    public String line() {
        return line(String.valueOf(getMessage()));
    }

    private static String line(String message) {
        return "Latchkey does not start: " + message.replaceAll("\\s*\\R\\s*", " ");
    }
}
