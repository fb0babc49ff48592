package dev.latchkey.signin;

import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Counts the codes of a user. Many guesses at the same moment get no more answers than one after the other: the lane is
 * locked while one is looked at; where that takes long, a try is counted as a failure before and given back if it was
 * right.
 */
@Singleton
class SecondFactorTries {
    private final Lanes lanes;
    private final LaneRows rows;
    private final Transactions transactions;
    private final Clock clock;

    SecondFactorTries(Lanes lanes, LaneRows rows, Transactions transactions, Clock clock) {
        this.lanes = lanes;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at one in the transaction there is, with the lane locked, and counts it where it is wrong. */
    SecondFactors.Verdict look(Principal.User user, SecondFactor.Claim claim) {
        Instant now = clock.instant();
        Lane lane = lanes.secondFactorOf(user.userId());
        LaneState state = rows.locked(lane, now);
        if (state.isPaused(now)) {
            return SecondFactors.Verdict.PAUSED;
        }
        if (claim.holds()) {
            return SecondFactors.Verdict.RIGHT;
        }
        rows.store(lane, lane.limit().afterFailure(state, now));
        return SecondFactors.Verdict.WRONG;
    }

    /** Takes one; false where too many failed, so that nothing may be looked at. */
    boolean take(Principal.User user) {
        return transactions.write(() -> {
            Instant now = clock.instant();
            Lane lane = lanes.secondFactorOf(user.userId());
            LaneState before = rows.locked(lane, now);
            if (before.isPaused(now)) {
                return false;
            }
            rows.store(lane, lane.limit().afterFailure(before, now));
            return true;
        });
    }

    /** It was right after all: in the transaction of what it opens. */
    void giveBack(Principal.User user) {
        Instant now = clock.instant();
        Lane lane = lanes.secondFactorOf(user.userId());
        LaneState counted = rows.locked(lane, now);
        int failures = Math.max(0, counted.failures() - 1);
        rows.store(lane, new LaneState(failures, counted.countingSince(), null, counted.expiresAt()));
    }

    /** From now on it is as if none had failed. */
    void forget(String userId) {
        rows.clear(List.of(lanes.secondFactorOf(userId)), clock.instant());
    }
}
