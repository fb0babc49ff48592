package dev.latchkey.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** Text that must not leak, such as a password: compared in constant time and never printed. */
public final class SecretText {
    private final String value;

    private SecretText(String value) {
        this.value = value;
    }

    public static SecretText of(String value) {
        return new SecretText(value);
    }

    /** The secret itself: the one way to see it, named so that a search finds every use. */
    public String reveal() {
        return value;
    }

    /** The secret's UTF-8 bytes. */
    public SecretBytes bytes() {
        return SecretBytes.of(value.getBytes(UTF_8));
    }

    /** Number of Unicode code points. */
    public int length() {
        return value.codePointCount(0, value.length());
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText that
                && MessageDigest.isEqual(value.getBytes(UTF_8), that.value.getBytes(UTF_8));
    }

    @Override
    public int hashCode() {
        // As little as possible is told: secrets are no keys of hash tables.
        return Integer.hashCode(value.length());
    }

    @Override
    public String toString() {
        return "SecretText[redacted]";
    }
}
