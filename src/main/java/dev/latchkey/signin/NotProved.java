package dev.latchkey.signin;

/** A claim was right and was used by somebody else at this moment: nothing that was done with it stands. */
final class NotProved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotProved() {
        super("not proved", null, false, false);
    }
}
