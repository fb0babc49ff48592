package dev.latchkey.signin;

import dev.latchkey.operation.Principal;
import dev.latchkey.signin.SecondFactor.Claim;
import dev.latchkey.signin.SecondFactor.Counting;
import dev.latchkey.signin.SecondFactors.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One claim on its way: counted before anything is said of it, looked at, and used in the transaction of what it opens.
 * What can be looked at at once is, while the lane is locked, so that all of that is one transaction.
 */
final class Trial {
    private final SecondFactorTries tries;
    private final Principal.User user;
    private final Claim claim;
    private final @Nullable Verdict before;

    private Trial(SecondFactorTries tries, Principal.User user, Claim claim, @Nullable Verdict before) {
        this.tries = tries;
        this.user = user;
        this.claim = claim;
        this.before = before;
    }

    /** Begins, outside of any transaction, with what takes long. */
    static Trial of(SecondFactorTries tries, Principal.User user, Claim claim) {
        return new Trial(tries, user, claim, lookedAt(tries, user, claim));
    }

    private static @Nullable Verdict lookedAt(SecondFactorTries tries, Principal.User user, Claim claim) {
        if (claim.counting() == Counting.AT_ONCE) {
            return null;
        }
        if (claim.counting() == Counting.BEFORE && !tries.take(user)) {
            return Verdict.PAUSED;
        }
        return claim.holds() ? null : Verdict.WRONG;
    }

    /**
     * Uses the claim up where it is right, in the transaction of what it opens; what was counted stands otherwise.
     *
     * @throws NotProved if it was used by somebody else at this moment; see {@link #countUsed}
     */
    Verdict settle() {
        Verdict verdict = before == null ? look() : before;
        if (verdict == Verdict.RIGHT) {
            if (!claim.use()) {
                throw new NotProved();
            }
            if (claim.counting() == Counting.BEFORE) {
                tries.giveBack(user);
            }
        }
        return verdict;
    }

    /** Counts one that was used by somebody else, in a transaction of its own. */
    void countUsed() {
        if (claim.counting() == Counting.AT_ONCE) {
            tries.take(user);
        }
    }

    private Verdict look() {
        return claim.counting() == Counting.AT_ONCE ? tries.look(user, claim) : Verdict.RIGHT;
    }
}
