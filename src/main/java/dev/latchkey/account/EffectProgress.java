package dev.latchkey.account;

import org.jspecify.annotations.Nullable;

/**
 * How far a preview has come.
 *
 * @param proposed the policy that is tried out
 * @param flagNow whether the account lets users change their own password, when the preview began
 * @param version of the policy that the administrator had before their eyes; null where they could not see it
 * @param total how many users the account had then
 * @param position the last user evaluated, as the reading of pages names it
 * @param tally what was counted up to there
 */
record EffectProgress(
        PasswordPolicy proposed,
        boolean flagNow,
        @Nullable Long version,
        long total,
        String position,
        boolean isDone,
        EffectTally tally) {

    static EffectProgress begin(PasswordPolicy proposed, boolean flagNow, @Nullable Long version, long total) {
        return new EffectProgress(proposed, flagNow, version, total, "", false, new EffectTally());
    }

    EffectProgress at(String reached, boolean done) {
        return new EffectProgress(proposed, flagNow, version, total, reached, done, tally);
    }

    /** How many users have been looked at. */
    long seen() {
        return tally.evaluated() + tally.leftOut();
    }
}
