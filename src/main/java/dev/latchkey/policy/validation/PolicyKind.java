package dev.latchkey.policy.validation;

/** What a document is going to be stored as; the checks differ a little. */
public enum PolicyKind {
    /** A managed policy, which must speak the present version of the language. */
    MANAGED,
    /** A policy of one user, group or role. */
    INLINE,
    /** A policy passed along with a call, of which IAM checks only the structure. */
    SESSION
}
