package dev.latchkey.platform.database;

/** What a killed server left behind still stands in the way; it will be gone in a moment. */
final class LeftOverException extends DatabaseStartException {
    LeftOverException(String message) {
        super(message);
    }
}
