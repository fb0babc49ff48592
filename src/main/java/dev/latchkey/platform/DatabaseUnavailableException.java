package dev.latchkey.platform;

/** The database could not be talked to, or did not answer in time. */
public class DatabaseUnavailableException extends RuntimeException {
    DatabaseUnavailableException(Throwable cause) {
        super("the database is not available", cause);
    }
}
