package dev.latchkey.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.util.encoders.Base32;

/**
 * Every secret that a test run has typed, was shown or holds in a cookie, to be searched for where no secret belongs.
 * Clients and browser windows note them by themselves.
 */
public final class Canaries {

    /** Codes of six digits and the like turn up by chance in any heap of numbers. */
    private static final int SHORTEST = 12;

    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    private Canaries() {}

    /** Takes note of a secret. */
    public static void note(String secret) {
        if (secret.length() >= SHORTEST) {
            NOTED.add(secret);
        }
    }

    /** All secrets noted so far in this run. */
    public static Set<String> noted() {
        return Set.copyOf(NOTED);
    }

    /** The ways in which a text could be written down: as it is, in hexadecimal, Base32, Base64, or for an address. */
    public static Set<String> formsOf(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, UTF_8));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT));
        forms.add(Base32.toBase32String(bytes).replace("=", ""));
        for (int shift = 0; shift < 3; shift++) {
            forms.add(inside(Base64.getEncoder(), bytes, shift));
            forms.add(inside(Base64.getUrlEncoder(), bytes, shift));
        }
        return forms;
    }

    /** What of the Base64 form does not depend on what stands before and after the text. */
    private static String inside(Base64.Encoder encoder, byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String whole = encoder.withoutPadding().encodeToString(shifted);
        return whole.substring((shift * 8 + 5) / 6, shifted.length * 8 / 6);
    }
}
