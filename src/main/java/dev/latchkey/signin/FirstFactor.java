package dev.latchkey.signin;

import dev.latchkey.secret.SecretText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sign-in begins with: the console password; the room of passwords answers. */
public interface FirstFactor {

    /**
     * What is stored for a user, read in the current transaction. Where there is no such user, or nothing stored, the
     * answer is something that no password matches and that takes the same time to say so.
     */
    Stored storedFor(Optional<UserInAccount> user);

    /** Whose password it is. */
    record UserInAccount(String accountId, String userId) {}

    /** A stored password, to be compared with what was typed; {@link Gate} alone compares. */
    interface Stored {

        /** Whether there is one at all; who has none does not sign in, whatever else they can prove. */
        boolean exists();

        /** Whether it is the right one; slow on purpose, so outside any transaction. */
        boolean matches(SecretText typed);

        /**
         * Takes note that it was used, in the transaction of the sign-in; false if it was replaced since it was read.
         */
        boolean confirm();

        /** What has to be done before the person can go on, or null. */
        @Nullable
        PasswordDue due();
    }
}
