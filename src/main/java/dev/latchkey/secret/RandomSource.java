package dev.latchkey.secret;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Unpredictable bytes and tokens, from the platform's secure generator. */
@Singleton
public class RandomSource {
    private final SecureRandom random = new SecureRandom();

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A random token of so many bytes, written as base64url without padding. */
    public String token(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    /** A number from 0 up to, but not including, the bound, each equally likely. */
    public int below(int bound) {
        return random.nextInt(bound);
    }
}
