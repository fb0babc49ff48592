package dev.latchkey.session;

import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.RandomSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Begins, renews and ends web sessions, in the transaction of whatever makes that necessary. */
@ApplicationScoped
public class Sessions {
    /** How old the idle clock may become before a request moves it: a write a minute, not one with each request. */
    private static final int IDLE_CLOCK_SECONDS = 60;

    private final SessionRows rows;
    private final PendingRows pending;
    private final RandomSource random;
    private final Transactions transactions;
    private final LatchkeyConfiguration.Session limits;
    private final List<SessionNotices> notices;
    private final Clock clock;

    Sessions(
            SessionRows rows,
            PendingRows pending,
            RandomSource random,
            Transactions transactions,
            LatchkeyConfiguration configuration,
            @All List<SessionNotices> notices,
            Clock clock) {
        this.rows = rows;
        this.pending = pending;
        this.random = random;
        this.transactions = transactions;
        this.limits = configuration.session();
        this.notices = notices;
        this.clock = clock;
    }

    /** Begins a session under a new id; the oldest of the user's ends where there would be too many. */
    public SessionId open(NewSession session) {
        SessionId id = SessionId.random(random);
        Instant now = clock.instant();
        transactions.write(() -> {
            String told = notices.stream()
                    .map(room -> room.forNewSession(session.userId(), now))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n"));
            rows.open(id, session, told.isEmpty() ? null : told, now, now.plus(limits.absolute()), limits.perUser());
        });
        return id;
    }

    /**
     * Gives a session a new id; the old one is dead once the transaction commits.
     *
     * @throws SessionEnded if there is no such session any more
     */
    public SessionId rotate(SessionId old) {
        SessionId fresh = SessionId.random(random);
        transactions.write(() -> {
            if (!rows.rename(old, fresh)) {
                throw new SessionEnded();
            }
        });
        return fresh;
    }

    /**
     * Gives a session a new id, since the person proved once more who they are.
     *
     * @param mfaSerial the MFA device that proved it; null where it was something else
     * @throws SessionEnded if there is no such session any more
     */
    public SessionId proveAgain(SessionId old, @Nullable String mfaSerial) {
        return transactions.write(() -> {
            SessionId fresh = rotate(old);
            if (mfaSerial == null) {
                rows.prove(fresh, clock.instant());
            } else {
                rows.proveMfa(fresh, mfaSerial, clock.instant());
            }
            return fresh;
        });
    }

    /** What an MFA device has proved in the sessions of a user counts no longer: the device is gone. */
    public void forgetMfa(String userId, String serialNumber) {
        transactions.write(() -> {
            rows.forgetMfa(userId, serialNumber);
            pending.forgetMfa(userId, serialNumber);
        });
    }

    /** Ends one session. */
    public void end(SessionId id) {
        transactions.write(() -> rows.end(id));
    }

    /**
     * Ends all sessions and unfinished sign-ins of a user but one.
     *
     * @param exceptPublicName the public name of the one that goes on
     * @return how many sessions ended
     */
    public int endOthers(String userId, String exceptPublicName) {
        return transactions.write(() -> {
            pending.endOf(userId, exceptPublicName);
            return rows.endOf(userId, exceptPublicName);
        });
    }

    /** Ends all sessions and unfinished sign-ins of a user; answers how many sessions that were. */
    public int endAllOf(String userId) {
        return endOthers(userId, "");
    }

    /** The living sessions of a user, the one used last first. */
    public List<SessionMetadata> of(String userId) {
        Instant now = clock.instant();
        return rows.of(userId, now, now.minus(limits.idle()));
    }

    /**
     * Ends one session of a user by its public name; false if the user has none of that name.
     */
    public boolean endNamed(String userId, String publicName) {
        return transactions.write(() -> rows.endNamed(userId, publicName));
    }

    /** How many other sessions a user has. */
    public int countOthers(String userId, String exceptPublicName) {
        Instant now = clock.instant();
        return rows.countOf(userId, exceptPublicName, now, now.minus(limits.idle()));
    }

    /** The session with that id, if it is alive; looking at it moves its idle clock, unless told otherwise. */
    Optional<StoredSession> living(SessionId id, boolean moveIdleClock) {
        Instant now = clock.instant();
        Optional<StoredSession> session = rows.living(id, now, now.minus(limits.idle()));
        if (moveIdleClock
                && session.isPresent()
                && session.get().lastUsedAt().plusSeconds(IDLE_CLOCK_SECONDS).isBefore(now)) {
            // A page loads several things at once, and all of them may be the first after that minute.
            transactions.write(() -> rows.use(id, now));
        }
        return session;
    }

    /** When a session ends if nothing more is asked of it. */
    Instant endOf(StoredSession session) {
        Instant idleEnd = clock.instant().plus(limits.idle());
        return idleEnd.isBefore(session.expiresAt()) ? idleEnd : session.expiresAt();
    }
}
