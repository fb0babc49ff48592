package dev.latchkey.web;

/** The page is for people who are signed in, and nobody is: the answer leads to the sign-in page and back. */
public final class SignInNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignInNeeded() {
        super("nobody is signed in", null, false, false);
    }
}
