package dev.latchkey.platform.database;

import dev.latchkey.platform.StartRefused;

/** The embedded database does not start; the message is the one line that the operator reads. */
public class DatabaseStartException extends StartRefused {
    public DatabaseStartException(String message) {
        super(message);
    }

    public DatabaseStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
