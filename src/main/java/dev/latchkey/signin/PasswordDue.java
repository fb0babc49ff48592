package dev.latchkey.signin;

/** Why a sign-in leads to a new password before anything else. */
public enum PasswordDue {
    /** Nobody has used it yet, and whoever made it wants it replaced. */
    FIRST_SIGN_IN,
    /** An administrator has reset it. */
    RESET,
    /** It is older than the account's password policy lets it be. */
    EXPIRED,
    /** As before, and only an administrator may replace it. */
    EXPIRED_FOR_GOOD
}
