package dev.latchkey.signin;

import dev.latchkey.operation.Principal;
import dev.latchkey.secret.SecretText;
import java.util.Optional;

/** Signing in without a password, by a passkey that says itself whose it is; the room of MFA devices answers. */
public interface PasskeyFactor {

    /** What this browser is to ask authenticators for, as JSON. */
    String question();

    /** Looks at what the browser answered, outside any transaction; what proves nothing is written to the trail. */
    Look look(SecretText answer);

    /**
     * What came of it.
     *
     * @param proof empty where nothing was proved
     * @param sentence what is said then
     */
    record Look(Optional<Proof> proof, String sentence) {}

    /** A passkey was here, and its owner with it. */
    interface Proof {

        Principal.User user();

        /** The passkey as an MFA device. */
        String serialNumber();

        /** Uses it, in the transaction of what it opens; false if it was removed or used meanwhile. */
        boolean use();
    }
}
