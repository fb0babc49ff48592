package dev.latchkey.identity;

import dev.latchkey.secret.RandomSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes unique ids: a four-letter kind and random characters of the base32 alphabet (IAM guide, "Unique identifiers"). */
@ApplicationScoped
public class UniqueIds {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 21;

    private final RandomSource random;

    UniqueIds(RandomSource random) {
        this.random = random;
    }

    /**
     * A new id, never used before: 17 characters of 5 random bits each.
     *
     * @param prefix {@code AIDA} for users, {@code AGPA} for groups, {@code ANPA} for managed policies
     */
    public String next(String prefix) {
        return next(prefix, LENGTH);
    }

    /**
     * A new id of that length, never used before.
     *
     * @param prefix {@code AKIA} for access keys, {@code APKA} for SSH public keys
     */
    public String next(String prefix, int length) {
        byte[] bytes = random.bytes(length - prefix.length());
        StringBuilder id = new StringBuilder(prefix);
        for (byte b : bytes) {
            id.append(ALPHABET.charAt(b & 31));
        }
        return id.toString();
    }
}
