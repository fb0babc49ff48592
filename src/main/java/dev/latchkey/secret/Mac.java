package dev.latchkey.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one purpose's key. */
public final class Mac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Mac(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public byte[] tag(byte[] message) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            // Every Java platform has it, and any key fits it.
            throw new IllegalStateException(e);
        }
    }

    /** The tag of the text's UTF-8 bytes. */
    public byte[] tag(String message) {
        return tag(message.getBytes(UTF_8));
    }

    /** Whether the tag is that message's, compared in constant time. */
    public boolean verify(byte[] message, byte[] tag) {
        return MessageDigest.isEqual(tag(message), tag);
    }

    @Override
    public String toString() {
        return "Mac[redacted]";
    }
}
