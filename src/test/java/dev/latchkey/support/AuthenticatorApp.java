package dev.latchkey.support;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The app on somebody's phone: codes by RFC 6238, computed without a line of the portal's own code.
 *
 * @param ahead how far the clock of the phone is ahead of the portal's
 */
public record AuthenticatorApp(String base32Seed, Clock clock, Duration ahead) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** An app on a phone that keeps good time. */
    public static AuthenticatorApp with(String base32Seed, Clock clock) {
        return new AuthenticatorApp(base32Seed.replace(" ", ""), clock, Duration.ZERO);
    }

    /** The same on a phone whose clock is off. */
    public AuthenticatorApp off(Duration by) {
        return new AuthenticatorApp(base32Seed, clock, by);
    }

    /** The code that it shows. */
    public String code() {
        return code(0);
    }

    /** The code that it shows so many steps later. */
    public String code(int later) {
        return at(Math.floorDiv(clock.instant().plus(ahead).getEpochSecond(), 30L) + later);
    }

    private String at(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed(), "RAW"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 15, Integer.BYTES)
                            .getInt()
                    & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] seed() {
        ByteBuffer seed = ByteBuffer.allocate(base32Seed.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < base32Seed.length(); i++) {
            bits = bits << 5 | ALPHABET.indexOf(base32Seed.charAt(i));
            held += 5;
            if (held >= 8) {
                held -= 8;
                seed.put((byte) (bits >> held));
                bits &= (1 << held) - 1;
            }
        }
        return seed.array();
    }
}
