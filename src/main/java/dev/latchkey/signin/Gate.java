package dev.latchkey.signin;

import dev.latchkey.operation.Caller;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The one place where what a person knows is compared with what is stored: no comparison without a look at the throttle
 * before it, and no failure that is not counted after it.
 */
@ApplicationScoped
public class Gate {
    private final Lanes lanes;
    private final LaneRows rows;
    private final Transactions transactions;
    private final Clock clock;

    Gate(Lanes lanes, LaneRows rows, Transactions transactions, Clock clock) {
        this.lanes = lanes;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How a comparison ended. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** Too many were wrong; whatever was typed was not looked at. */
        PAUSED
    }

    /**
     * Compares the password of somebody who holds a session or a key already. Their failures are counted on a lane of
     * their own; when there are too many, they share the one of strangers.
     */
    public Verdict check(Caller caller, FirstFactor.Stored stored, SecretText typed) {
        Attempt attempt = transactions.read(() -> attemptOf(caller));
        Verdict verdict = compare(attempt, stored, typed);
        count(attempt, verdict, () -> {});
        return verdict == Verdict.RIGHT ? settledAlone(attempt) : verdict;
    }

    private Verdict settledAlone(Attempt attempt) {
        try {
            transactions.write(() -> settle(attempt));
            return Verdict.RIGHT;
        } catch (PausedMeanwhile paused) {
            return Verdict.PAUSED;
        }
    }

    /** A try to sign in; the device is known where the user has signed in from it. */
    Attempt attemptToSignIn(Candidate candidate, String address) {
        List<Lane> own = new ArrayList<>();
        candidate.device().ifPresent(device -> own.add(lanes.deviceOf(candidate.requireUserId(), device)));
        own.add(candidate
                .user()
                .map(user -> lanes.strangersOf(user.userId()))
                .orElseGet(() -> lanes.strangersOfNobody(candidate.typedAccount(), candidate.typedUserName())));
        return attempt(own, List.of(lanes.networkOf(address)));
    }

    private Attempt attemptOf(Caller caller) {
        String userId = caller.user().userId();
        return attempt(
                List.of(lanes.credentialOf(userId, caller.credential().idPrefix()), lanes.strangersOf(userId)),
                List.of());
    }

    /** Takes the first lane, or the last where the first has seen too many failures. */
    private Attempt attempt(List<Lane> candidates, List<Lane> alsoCounted) {
        Instant now = clock.instant();
        Map<Lane, LaneState> states = rows.states(
                Stream.concat(candidates.stream(), alsoCounted.stream()).toList(), now);
        Lane own = candidates.get(0);
        if (candidates.size() > 1 && lanes.isStranger(stateOf(own, states))) {
            own = candidates.get(candidates.size() - 1);
        }
        List<Lane> counted = new ArrayList<>();
        counted.add(own);
        counted.addAll(alsoCounted);
        return new Attempt(
                own,
                counted,
                candidates.subList(0, candidates.indexOf(own) + 1),
                stateOf(own, states).isPaused(now),
                alsoCounted.stream()
                        .flatMap(lane -> stateOf(lane, states).rest(now).stream())
                        .max(Comparator.naturalOrder()));
    }

    private static LaneState stateOf(Lane lane, Map<Lane, LaneState> states) {
        return Objects.requireNonNull(states.get(lane));
    }

    /** Compares whatever the answer will be: a refusal takes as long as any other. */
    Verdict compare(Attempt attempt, FirstFactor.Stored stored, SecretText typed) {
        boolean right = stored.matches(typed);
        if (attempt.isPaused()) {
            return Verdict.PAUSED;
        }
        return right ? Verdict.RIGHT : Verdict.WRONG;
    }

    /**
     * Counts a failure, in one transaction with what else is to be written down. A pause is no failure; it is made to
     * cost the same.
     */
    void count(Attempt attempt, Verdict verdict, Runnable alsoWritten) {
        if (verdict == Verdict.RIGHT) {
            return;
        }
        transactions.write(() -> {
            Instant now = clock.instant();
            for (Lane lane : attempt.counted()) {
                LaneState before = rows.locked(lane, now);
                boolean counts = verdict == Verdict.WRONG && !before.isPaused(now);
                rows.store(lane, counts ? lane.limit().afterFailure(before, now) : before);
            }
            alsoWritten.run();
        });
    }

    /**
     * Forgets earlier failures, in the transaction of what the right password opens.
     *
     * @throws PausedMeanwhile if others have failed so often since the look that this try should have had to wait: many
     *     guesses at the same moment get no more answers than one after the other
     */
    void settle(Attempt attempt) {
        if (rows.clear(attempt.forgotten(), clock.instant())
                .contains(attempt.own().name())) {
            throw new PausedMeanwhile();
        }
    }

    /** The lane was paused between the look and the answer. */
    static final class PausedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PausedMeanwhile() {
            super("paused meanwhile", null, false, false);
        }
    }
}
