package dev.latchkey.credential.mfa.passkey;

/** What a passkey is asked for; the challenge of one ceremony is good for no other. */
enum Ceremony {
    /** Adding a passkey. */
    REGISTER,
    /** Signing in with nothing else. */
    SIGN_IN,
    /** The step of a sign-in that comes after the password. */
    SECOND_FACTOR,
    /** Proving once more who one is, in a session. */
    VERIFY
}
