package dev.latchkey.policy.explanation;

/** What the person can do about a denial. */
public enum WayOut {
    VERIFY_WITH_MFA,
    SET_UP_MFA,
    SWITCH_ON_ACCOUNT_SETTING,
    GO_TO_OWN_RESOURCE,
    ASK_ADMINISTRATOR,
    NONE
}
