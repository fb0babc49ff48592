package dev.latchkey.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something in an account that somebody should look after.
 *
 * @param label what it is, for a person
 * @param number how many there are of it; 0 where it is no matter of numbers
 * @param isMany whether there are even more than so many
 * @param href where they are listed, or more is told
 * @param countedAt when they were counted; null for just now
 */
public record Concern(
        String label,
        int number,
        boolean isMany,
        String href,
        @Nullable Instant countedAt) {

    /** What there is one of, or none. */
    public static Concern of(String label, String href) {
        return new Concern(label, 0, false, href, null);
    }

    /** So many of something, counted just now. */
    public static Concern of(String label, int number, String href) {
        return new Concern(label, number, false, href, null);
    }
}
