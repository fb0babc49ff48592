package dev.latchkey.credential;

import java.util.Optional;

/** Whether a credential opens anything at present. */
public enum CredentialStatus {
    ACTIVE("Active", "success"),
    INACTIVE("Inactive", "plain"),
    /** Only the service itself sets it, on credentials that have an end; asking for it is an {@code InvalidInput}. */
    EXPIRED("Expired", "warning");

    private final String text;
    private final String badge;

    CredentialStatus(String text, String badge) {
        this.text = text;
        this.badge = badge;
    }

    /** The word that IAM, the pages and the database have for it. */
    public String text() {
        return text;
    }

    /** The kind of its badge on pages. */
    public String badge() {
        return badge;
    }

    public boolean isActive() {
        return this == ACTIVE;
    }

    /** The status that one word means; empty for any other word. */
    public static Optional<CredentialStatus> parse(String text) {
        for (CredentialStatus status : values()) {
            if (status.text.equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
