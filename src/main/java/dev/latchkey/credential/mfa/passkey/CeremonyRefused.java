package dev.latchkey.credential.mfa.passkey;

import java.util.Locale;

/** What an authenticator answered proves nothing; the reason is for the trail. */
final class CeremonyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    CeremonyRefused(Reason reason) {
        super(reason.text(), null, false, false);
        this.reason = reason;
    }

    /**
     * Why the library refused. It tells what it refuses in words only.
     *
     * @param word what it speaks of where the reason is that one; else the backup state, or otherwise the last one
     */
    static CeremonyRefused because(Exception refused, String word, Reason reason, Reason otherwise) {
        if (refused instanceof CeremonyRefused ours) {
            return ours;
        }
        String words = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("backup") || words.contains("be=0") || words.contains("bs=1")) {
            return new CeremonyRefused(Reason.BACKUP_STATE);
        }
        return new CeremonyRefused(words.contains(word) ? reason : otherwise);
    }

    Reason reason() {
        return reason;
    }

    /** What was wrong: one reason for each check of WebAuthn that can fail. */
    enum Reason {
        UNREADABLE("the answer of the authenticator cannot be read"),
        TYPE("the answer belongs to another kind of ceremony"),
        UNKNOWN_CHALLENGE("the challenge is not ours or was used before"),
        EXPIRED_CHALLENGE("the challenge has expired"),
        OTHER_SCOPE("the challenge was made in another session"),
        OTHER_CEREMONY("the challenge was made for another purpose"),
        OTHER_USER("the challenge was made for another user"),
        ORIGIN("the answer was given on another site"),
        CROSS_ORIGIN("the answer was given inside another site's page"),
        RP_ID("the passkey belongs to another site"),
        USER_PRESENCE("nobody was present at the authenticator"),
        USER_VERIFICATION("the authenticator did not verify the user"),
        BACKUP_STATE("the passkey says that it is backed up and cannot be"),
        BACKUP_ELIGIBILITY("whether the passkey can be backed up has changed since it was added"),
        ALGORITHM("the key is of a kind that was not asked for"),
        CREDENTIAL_ID_LENGTH("the id of the passkey is too long"),
        CREDENTIAL_ID_TAKEN("the passkey is registered already"),
        UNKNOWN_CREDENTIAL("no such passkey is registered"),
        OTHER_OWNER("the passkey belongs to somebody else"),
        USER_HANDLE("the passkey names another owner"),
        SIGNATURE("the signature is wrong"),
        COUNTER("the signature counter went back: the passkey may have been copied"),
        NOT_ACCEPTED("the answer of the authenticator was not accepted");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
