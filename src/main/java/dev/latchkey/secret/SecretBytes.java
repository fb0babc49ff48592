package dev.latchkey.secret;

import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes that must not leak: copied in and out, compared in constant time and never printed. */
public final class SecretBytes {
    private final byte[] value;

    private SecretBytes(byte[] value) {
        this.value = value;
    }

    /** Takes a copy of the given bytes. */
    public static SecretBytes of(byte[] value) {
        return new SecretBytes(value.clone());
    }

    /** A copy of the secret itself: the one way to see it, named so that a search finds every use. */
    public byte[] reveal() {
        return value.clone();
    }

    public int length() {
        return value.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes that && MessageDigest.isEqual(value, that.value);
    }

    @Override
    public int hashCode() {
        // As little as possible is told: secrets are no keys of hash tables.
        return Arrays.hashCode(new int[] {value.length});
    }

    @Override
    public String toString() {
        return "SecretBytes[redacted]";
    }
}
