package dev.latchkey.session;

/** The session in which something was to be done has just ended; nothing was done. */
public class SessionEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionEnded() {
        super("the session has ended", null, false, false);
    }
}
