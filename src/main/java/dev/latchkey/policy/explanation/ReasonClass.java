package dev.latchkey.policy.explanation;

/** The classes of reasons for a closed control, each with the name that pages carry. */
public enum ReasonClass {
    /** Denied now, allowed with MFA, and the user has a device. */
    NEEDS_MFA("needs-mfa"),
    /** Denied now, allowed with MFA, but the user has no device yet. */
    NEEDS_MFA_SETUP("needs-mfa-setup"),
    /** Proved by MFA, but too long ago. */
    MFA_TOO_OLD("mfa-too-old"),
    /** A Deny decided and nothing that could be tried helps. */
    EXPLICIT_DENY("explicit-deny"),
    /** No Allow matches. */
    NOT_GRANTED("not-granted"),
    /** An Allow matches, but the permissions boundary does not include it. */
    BOUNDARY("boundary"),
    /** Allowed on the caller's own resource, but not on this one. */
    GRANTED_ELSEWHERE("granted-elsewhere"),
    /** The account setting for changing one's own password would allow it. */
    TOGGLE("toggle"),
    /** Another condition key decides. */
    CONDITION("condition"),
    /** A quota is used up; found by the caller of the engine, not by it. */
    QUOTA("quota"),
    /** The state of the thing does not permit it; found by the caller of the engine, not by it. */
    STATE("state"),
    /** A stored policy cannot be understood. */
    POLICY_UNREADABLE("policy-unreadable");

    private final String text;

    ReasonClass(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
