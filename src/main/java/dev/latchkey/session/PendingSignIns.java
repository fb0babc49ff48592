package dev.latchkey.session;

import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.RandomSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins, finds and finishes sign-ins that take more than one step. */
@ApplicationScoped
public class PendingSignIns {
    private final PendingRows rows;
    private final CurrentSession session;
    private final AfterCommit afterCommit;
    private final Cookies cookies;
    private final RandomSource random;
    private final Transactions transactions;
    private final LatchkeyConfiguration.Session limits;
    private final Clock clock;

    PendingSignIns(
            PendingRows rows,
            CurrentSession session,
            AfterCommit afterCommit,
            Cookies cookies,
            RandomSource random,
            Transactions transactions,
            LatchkeyConfiguration configuration,
            Clock clock) {
        this.rows = rows;
        this.session = session;
        this.afterCommit = afterCommit;
        this.cookies = cookies;
        this.random = random;
        this.transactions = transactions;
        this.limits = configuration.session();
        this.clock = clock;
    }

    /** Begins one for this browser, in the transaction there is. */
    public void begin(String userId, String factor, String next, @Nullable String sealedForm) {
        SessionId id = SessionId.random(random);
        Instant now = clock.instant();
        transactions.write(() -> {
            rows.begin(id, userId, factor, next, sealedForm, now, now.plus(limits.pending()));
            afterCommit.run(() -> cookies.set(Cookies.PENDING, id.secret().reveal()), () -> {});
        });
    }

    /** Begins one in which MFA was proved already, in the transaction there is. */
    public void beginWithMfa(String userId, String factor, String mfaSerial, String next, @Nullable String sealedForm) {
        SessionId first = SessionId.random(random);
        SessionId id = SessionId.random(random);
        Instant now = clock.instant();
        transactions.write(() -> {
            rows.begin(first, userId, factor, next, sealedForm, now, now.plus(limits.pending()));
            rows.proveMfa(first, id, mfaSerial, now);
            afterCommit.run(() -> cookies.set(Cookies.PENDING, id.secret().reveal()), () -> {});
        });
    }

    /** The one that this request goes on with, if it is alive. */
    public Optional<PendingSignIn> current() {
        return cookies.read(Cookies.PENDING).flatMap(SessionId::parse).flatMap(id -> rows.living(id, clock.instant()));
    }

    /**
     * Takes note that MFA was proved in it, in the transaction there is: it goes on under a new id.
     *
     * @throws SessionEnded if it ended meanwhile
     */
    public void proveMfa(PendingSignIn signIn, String mfaSerial) {
        SessionId fresh = SessionId.random(random);
        transactions.write(() -> {
            if (!rows.proveMfa(signIn.id(), fresh, mfaSerial, clock.instant())) {
                throw new SessionEnded();
            }
            afterCommit.run(() -> cookies.set(Cookies.PENDING, fresh.secret().reveal()), () -> {});
        });
    }

    /** Counts a wrong proof; answers how many there were in this sign-in. */
    public int fail(PendingSignIn signIn) {
        return transactions.write(() -> rows.fail(signIn.id()));
    }

    /** Leaves as much time as the enrolment of a first MFA device takes. */
    public void prolongForEnrolment(PendingSignIn signIn) {
        transactions.write(() -> rows.prolong(signIn.id(), signIn.startedAt().plus(limits.pendingEnrolment())));
    }

    /**
     * Ends it and opens the session that it was for in this browser, in the transaction there is.
     *
     * @throws SessionEnded if it ended meanwhile
     */
    public void finish(PendingSignIn signIn, RequestOrigin origin) {
        transactions.write(() -> {
            if (!rows.end(signIn.id())) {
                throw new SessionEnded();
            }
            session.begin(new NewSession(
                    signIn.user().userId(),
                    signIn.mfaAt() == null ? signIn.startedAt() : signIn.mfaAt(),
                    signIn.mfaAt(),
                    signIn.mfaSerial(),
                    signIn.factor(),
                    signIn.sealedForm(),
                    origin));
            afterCommit.run(() -> cookies.clear(Cookies.PENDING), () -> {});
        });
    }

    /**
     * As {@link #finish}, since MFA was proved in it and nothing is missing any more.
     *
     * @throws SessionEnded if it ended meanwhile
     */
    public void finishWithMfa(PendingSignIn signIn, String mfaSerial, RequestOrigin origin) {
        finish(signIn.withMfa(clock.instant(), mfaSerial), origin);
    }

    /** Gives it up. */
    public void abandon(PendingSignIn signIn) {
        transactions.write(() -> rows.end(signIn.id()));
        cookies.clear(Cookies.PENDING);
    }
}
