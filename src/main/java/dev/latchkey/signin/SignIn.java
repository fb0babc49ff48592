package dev.latchkey.signin;

import dev.latchkey.operation.AuditEvent;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.Transactions;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.session.NewSession;
import dev.latchkey.session.PendingSignIns;
import dev.latchkey.session.SessionId;
import dev.latchkey.web.NextPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs people in: looks up, compares, and opens a session or leads to what is missing still.
 *
 * <p>Whatever is wrong, the answer is the same and costs the same: an account or user that does not exist, a user without
 * a password, a wrong password, a pause.
 */
@ApplicationScoped
class SignIn {
    static final String ACTION = "signin:Password";
    private static final String FACTOR = "password";

    /** How a reason ends where the browser has never been used by that user before. */
    static final String NEW_DEVICE = ", on a new device";

    private final Candidates candidates;
    private final FirstFactor firstFactor;
    private final SignInSteps steps;
    private final Gate gate;
    private final KnownDevice knownDevice;
    private final CurrentSession session;
    private final PendingSignIns pending;
    private final SignInEvents events;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    SignIn(
            Candidates candidates,
            FirstFactor firstFactor,
            SignInSteps steps,
            Gate gate,
            KnownDevice knownDevice,
            CurrentSession session,
            PendingSignIns pending,
            SignInEvents events,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.candidates = candidates;
        this.firstFactor = firstFactor;
        this.steps = steps;
        this.gate = gate;
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
        /** The way is free, as far as there: to the wanted page, or to the step that is missing. */
        record Onward(NextPath to) implements Result {}

        /** Not this way; never said why. */
        record Refused() implements Result {}

        /** Too many wrong tries came from this network. */
        record NetworkPaused(Duration rest) implements Result {}
    }

    Result attempt(Entry entry, RequestOrigin origin) {
        Look look = transactions.read(() -> look(entry, origin));
        Optional<Duration> networkPause = look.attempt().networkPause();
        if (networkPause.isPresent()) {
            trail.gather(events.denied(ACTION, Optional.empty(), origin, "too many wrong tries from this network"));
            return new Result.NetworkPaused(networkPause.get());
        }
        Gate.Verdict verdict = gate.compare(look.attempt(), look.stored(), entry.password());
        if (verdict == Gate.Verdict.RIGHT) {
            try {
                return transactions.write(() -> open(look, entry, origin));
            } catch (Gate.PausedMeanwhile | PasswordReplaced tooLate) {
                verdict = Gate.Verdict.PAUSED;
            }
        }
        refuse(look, verdict, origin);
        return new Result.Refused();
    }

    private Look look(Entry entry, RequestOrigin origin) {
        Candidate candidate = candidates.find(entry.account(), entry.userName(), knownDevice.presented());
        return new Look(
                candidate,
                gate.attemptToSignIn(candidate, origin.sourceAddress()),
                firstFactor.storedFor(candidate.inAccount()));
    }

    private Result open(Look look, Entry entry, RequestOrigin origin) {
        Principal.User user = look.candidate().user().orElseThrow();
        gate.settle(look.attempt());
        if (!look.stored().confirm()) {
            throw new PasswordReplaced();
        }
        Instant now = clock.instant();
        String where = look.candidate().device().isPresent() ? "" : NEW_DEVICE;
        SessionId device = knownDevice.orNew();
        candidates.remember(user.userId(), device.hash(), now);
        knownDevice.mark(device);
        Optional<String> step = steps.next(user, look.stored().due());
        String sealedForm = entry.sealedForm().orElse(null);
        if (step.isPresent()) {
            pending.begin(user.userId(), FACTOR, entry.next().text(), sealedForm);
            trail.record(events.allowed(ACTION, user, origin, "right; goes on at " + step.get() + where, false));
            return new Result.Onward(new NextPath(step.get()));
        }
        session.begin(new NewSession(user.userId(), now, null, null, FACTOR, sealedForm, origin));
        trail.record(events.allowed(ACTION, user, origin, "signed in" + where, false));
        return new Result.Onward(entry.next());
    }

    private void refuse(Look look, Gate.Verdict verdict, RequestOrigin origin) {
        Optional<Principal.User> user = look.candidate().user();
        String reason =
                verdict == Gate.Verdict.PAUSED ? "paused" : user.isPresent() ? "wrong password" : "no such user";
        AuditEvent event = events.denied(ACTION, user, origin, reason);
        if (verdict == Gate.Verdict.PAUSED) {
            // Whoever is paused may try as often as they like: equal rows are gathered, so that this fills no disk.
            trail.gather(event);
            gate.count(look.attempt(), verdict, () -> {});
        } else {
            gate.count(look.attempt(), verdict, () -> trail.record(event));
        }
    }

    /** What was found before anything was compared. */
    private record Look(Candidate candidate, Attempt attempt, FirstFactor.Stored stored) {}

    /** The password was replaced between the look and the answer. */
    private static final class PasswordReplaced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PasswordReplaced() {
            super("replaced meanwhile", null, false, false);
        }
    }
}
