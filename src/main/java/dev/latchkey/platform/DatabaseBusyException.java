package dev.latchkey.platform;

/** A change met others of its kind again and again and was given up; nothing of it was done. */
public class DatabaseBusyException extends RuntimeException {
    DatabaseBusyException(Throwable cause) {
        super("the change was given up after repeated conflicts with others", cause);
    }
}
