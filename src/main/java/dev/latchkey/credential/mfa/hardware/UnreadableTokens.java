package dev.latchkey.credential.mfa.hardware;

/** A vendor's file cannot be read, or holds tokens that cannot be used here; the message says where and why. */
final class UnreadableTokens extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTokens(String message) {
        super(message, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
