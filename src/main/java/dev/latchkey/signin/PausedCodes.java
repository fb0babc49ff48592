package dev.latchkey.signin;

import dev.latchkey.web.FormErrors;

/** What is said while no code of a user is looked at. */
final class PausedCodes {
    private PausedCodes() {}

    static FormErrors errors() {
        return FormErrors.of(
                "",
                "Too many codes were wrong, so none is taken for a while. Try again in an hour, or ask an administrator.");
    }
}
