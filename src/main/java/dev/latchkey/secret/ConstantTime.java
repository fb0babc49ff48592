package dev.latchkey.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** Equality that takes as long for a near miss as for a far one, for values that came from outside. */
public final class ConstantTime {
    private ConstantTime() {}

    public static boolean equal(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    public static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
