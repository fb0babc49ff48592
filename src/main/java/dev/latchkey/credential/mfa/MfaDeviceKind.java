package dev.latchkey.credential.mfa;

import java.util.Locale;

/** The kinds of MFA devices. */
public enum MfaDeviceKind {
    /** An app that shows codes. */
    VIRTUAL("Authenticator app", true),
    /** A token that shows codes. */
    HARDWARE("Hardware TOTP token", true),
    /** A passkey or security key. */
    PASSKEY("Passkey or security key", false);

    private final String label;
    private final boolean hasCodes;

    MfaDeviceKind(String label, boolean hasCodes) {
        this.label = label;
        this.hasCodes = hasCodes;
    }

    /** What it is called on pages. */
    public String label() {
        return label;
    }

    /** Whether it shows codes, which go with the time and can drift away from it. */
    public boolean hasCodes() {
        return hasCodes;
    }

    /** As it is stored. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MfaDeviceKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
