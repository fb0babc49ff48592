package dev.latchkey.account;

import dev.latchkey.account.PasswordChangeAccess.Obstacle;

/** What a change of the account's flag does to one user. */
public record PasswordChangeEffect(String userName, PasswordChangeAccess before, PasswordChangeAccess after) {

    /** What becomes of the user's way to change the own password. */
    public EffectGroup outcome() {
        if (after.reach() > before.reach()) {
            return EffectGroup.GAIN;
        }
        if (after.reach() < before.reach()) {
            return EffectGroup.LOSE;
        }
        return after.mayChange() ? EffectGroup.KEEP : EffectGroup.WITHOUT;
    }

    /** What stands in the way of a user of that group. */
    Obstacle obstacleOf(EffectGroup group) {
        return group == EffectGroup.WITHOUT || group == EffectGroup.MFA_FIRST
                ? after.changeObstacle()
                : after.readObstacle();
    }
}
