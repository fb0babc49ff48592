package dev.latchkey.secret;

/** A sealed value does not open: it was changed, moved, or sealed with another key. */
public class SealBrokenException extends RuntimeException {
    SealBrokenException(String purpose) {
        super("a value sealed for `" + purpose + "` does not open with this key and context");
    }
}
