package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;

/** A kind of device that can be added; each declares a bean, and the page of each leads to those of the others. */
public interface EnrolmentKind {

    /** Its position: authenticator app 10, passkey 20, hardware token 30. */
    int order();

    /** What it is called. */
    String label();

    /** The page on which one is added. */
    String href(Subject subject);

    /** Whether the subject of that page can have one added by whoever looks; passkeys are added by oneself alone. */
    default boolean isFor(Subject subject) {
        return true;
    }

    /** Its link among those of the others. */
    record Link(String label, String href, boolean isCurrent) {}
}
