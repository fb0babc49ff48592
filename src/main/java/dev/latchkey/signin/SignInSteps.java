package dev.latchkey.signin;

import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.session.PendingSignIn;
import dev.latchkey.session.PendingSignIns;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person has to do before a session opens: prove more than the password first, then replace one that is due. */
@ApplicationScoped
public class SignInSteps {
    static final String MFA = "/signin/mfa";
    static final String PASSWORD = "/signin/change-password";

    private final SecondFactors factors;
    private final FirstFactor firstFactor;
    private final PendingSignIns pending;
    private final SignInEvents events;
    private final AuditTrail trail;

    SignInSteps(
            SecondFactors factors,
            FirstFactor firstFactor,
            PendingSignIns pending,
            SignInEvents events,
            AuditTrail trail) {
        this.factors = factors;
        this.firstFactor = firstFactor;
        this.pending = pending;
        this.events = events;
        this.trail = trail;
    }

    /** The step that comes next in an unfinished sign-in; empty where nothing is missing any more. */
    public Optional<String> next(PendingSignIn signIn) {
        return next(signIn.user(), signIn.mfaAt() != null, dueOf(signIn.user()));
    }

    private static String reasonOf(Optional<String> step) {
        return step.map(next -> "right; goes on at " + next).orElse("signed in");
    }

    private static String wantedBy(PendingSignIn signIn) {
        return NextPath.parse(signIn.next()).orElse(NextPath.HOME).text();
    }

    /**
     * Goes on with a sign-in in which MFA was proved a moment ago: to the next step, or into a session, in the transaction
     * there is; under a new id in any case.
     *
     * @param action what the trail calls the step
     */
    Outcome goOnWithMfa(PendingSignIn signIn, String mfaSerial, String action, RequestOrigin origin) {
        Optional<String> step = next(signIn.user(), true, dueOf(signIn.user()));
        trail.record(events.allowed(action, signIn.user(), origin, reasonOf(step), true));
        if (step.isPresent()) {
            pending.proveMfa(signIn, mfaSerial);
            return Outcome.silently(step.get());
        }
        pending.finishWithMfa(signIn, mfaSerial, origin);
        return Outcome.silently(wantedBy(signIn));
    }

    /** The step after the password. */
    Optional<String> next(Principal.User user, @Nullable PasswordDue due) {
        return next(user, false, due);
    }

    private Optional<String> next(Principal.User user, boolean mfaProved, @Nullable PasswordDue due) {
        if (!mfaProved && factors.areDue(user)) {
            return Optional.of(MFA);
        }
        return due == null ? Optional.empty() : Optional.of(PASSWORD);
    }

    private @Nullable PasswordDue dueOf(Principal.User user) {
        return firstFactor
                .storedFor(Optional.of(new FirstFactor.UserInAccount(user.accountId(), user.userId())))
                .due();
    }
}
