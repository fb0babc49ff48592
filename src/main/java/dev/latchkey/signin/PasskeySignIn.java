package dev.latchkey.signin;

import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.session.NewSession;
import dev.latchkey.session.PendingSignIns;
import dev.latchkey.session.SessionId;
import dev.latchkey.web.NextPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in by a passkey alone, which is MFA by itself: something they have, and that knows them. Nobody can guess
 * one, so no lane of the throttle is asked; and whoever has no console password has no way in here either.
 */
@ApplicationScoped
class PasskeySignIn {
    static final String ACTION = "signin:Passkey";
    private static final String FACTOR = "passkey";
    private static final String NO_CONSOLE =
            "That passkey does not open the console. Ask an administrator for a console password.";
    private static final String GONE = "That passkey was removed or used at this moment. Try again.";

    private final PasskeyFactor passkeys;
    private final FirstFactor firstFactor;
    private final Candidates candidates;
    private final KnownDevice knownDevice;
    private final CurrentSession session;
    private final PendingSignIns pending;
    private final SignInEvents events;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    PasskeySignIn(
            PasskeyFactor passkeys,
            FirstFactor firstFactor,
            Candidates candidates,
            KnownDevice knownDevice,
            CurrentSession session,
            PendingSignIns pending,
            SignInEvents events,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.passkeys = passkeys;
        this.firstFactor = firstFactor;
        this.candidates = candidates;
        this.knownDevice = knownDevice;
        this.session = session;
        this.pending = pending;
        this.events = events;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How a try ended. */
    sealed interface Result {
        /** The way is free, as far as there. */
        record Onward(NextPath to) implements Result {}

        /** Not this way. */
        record Refused(String sentence) implements Result {}
    }

    Result attempt(SecretText answer, NextPath next, @Nullable String sealedForm, RequestOrigin origin) {
        PasskeyFactor.Look look = passkeys.look(answer);
        return look.proof()
                .map(proof -> transactions.write(() -> open(proof, next, sealedForm, origin)))
                .orElseGet(() -> new Result.Refused(look.sentence()));
    }

    private Result open(PasskeyFactor.Proof proof, NextPath next, @Nullable String sealedForm, RequestOrigin origin) {
        Principal.User user = proof.user();
        FirstFactor.Stored password =
                firstFactor.storedFor(Optional.of(new FirstFactor.UserInAccount(user.accountId(), user.userId())));
        if (!password.exists()) {
            trail.record(events.denied(ACTION, Optional.of(user), origin, "no console password"));
            return new Result.Refused(NO_CONSOLE);
        }
        if (!proof.use()) {
            trail.record(events.denied(ACTION, Optional.of(user), origin, "removed or used meanwhile"));
            return new Result.Refused(GONE);
        }
        Instant now = clock.instant();
        SessionId device = knownDevice.orNew();
        String where = candidates.remember(user.userId(), device.hash(), now) ? SignIn.NEW_DEVICE : "";
        knownDevice.mark(device);
        if (password.due() != null) {
            pending.beginWithMfa(user.userId(), FACTOR, proof.serialNumber(), next.text(), sealedForm);
            trail.record(
                    events.allowed(ACTION, user, origin, "right; goes on at " + SignInSteps.PASSWORD + where, true));
            return new Result.Onward(new NextPath(SignInSteps.PASSWORD));
        }
        session.begin(new NewSession(user.userId(), now, now, proof.serialNumber(), FACTOR, sealedForm, origin));
        trail.record(events.allowed(ACTION, user, origin, "signed in" + where, true));
        return new Result.Onward(next);
    }
}
