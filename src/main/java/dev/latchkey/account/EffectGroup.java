package dev.latchkey.account;

/** The groups into which a preview sorts users: the first four share out all of them, the others add a note. */
public enum EffectGroup {

    /** May change the own password then, or without MFA, and may not now. */
    GAIN,

    /** May now, or without MFA, and may not then. */
    LOSE,

    /** May before and after. */
    KEEP,

    /** May neither before nor after. */
    WITHOUT,

    /** May change it then, but only after verifying with MFA. */
    MFA_FIRST,

    /** May change it then, but cannot read the rules, so that the form stays closed, until after verifying with MFA. */
    RULES_AFTER_MFA,

    /** May change it then, but can never read the rules, so that the form stays closed. */
    RULES_NEVER;

    boolean includes(PasswordChangeEffect effect) {
        PasswordChangeAccess then = effect.after();
        return switch (this) {
            case GAIN, LOSE, KEEP, WITHOUT -> effect.outcome() == this;
            case MFA_FIRST -> then.reach() == 1;
            case RULES_AFTER_MFA -> then.needsMfaForRules();
            case RULES_NEVER -> then.neverReadsRules();
        };
    }
}
