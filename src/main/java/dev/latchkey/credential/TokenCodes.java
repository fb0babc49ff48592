package dev.latchkey.credential;

import dev.latchkey.operation.Principal;

/** Checks codes of MFA devices for credentials that carry the proof; the room of MFA devices answers. */
public interface TokenCodes {

    /** What a check came to. */
    enum Verdict {
        /** It is right, and used up. */
        RIGHT,
        /** It is not what the device shows. */
        WRONG,
        /** The device is not the user's, is none that shows codes, or takes none for a while. */
        UNABLE
    }

    /**
     * Checks a code and uses it up. Works in transactions of its own: whatever becomes of the operation that asks, a
     * wrong code counts and a right one is used.
     *
     * @param serialNumber the device's ARN or serial number, as sent
     * @param code six digits
     */
    Verdict check(Principal.User user, String serialNumber, String code);
}
