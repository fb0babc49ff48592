package dev.latchkey.session;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in whose first factor was right and that lacks something still: a code, a new password. It opens no page but
 * those of its own steps.
 *
 * @param mfaAt when MFA was proved in it, or null
 * @param factor what it began with
 * @param next where the person wanted to go
 * @param sealedForm a form that waits for the person to be back, sealed; null where there is none
 */
public record PendingSignIn(
        SessionId id,
        Principal.User user,
        Optional<String> accountAlias,
        Instant startedAt,
        @Nullable Instant mfaAt,
        @Nullable String mfaSerial,
        String factor,
        String next,
        @Nullable String sealedForm) {

    /** The same with MFA proved. */
    PendingSignIn withMfa(Instant at, String serialNumber) {
        return new PendingSignIn(id, user, accountAlias, startedAt, at, serialNumber, factor, next, sealedForm);
    }

    /** As whom its own steps are decided: with the MFA state of this very sign-in. */
    public Caller caller(RequestOrigin origin) {
        return new Caller(user, new CallerCredential.ConsoleSession(id.publicName(), startedAt, mfaAt), origin);
    }
}
