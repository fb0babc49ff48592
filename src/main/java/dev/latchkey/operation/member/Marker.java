package dev.latchkey.operation.member;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The place in a listing as one opaque text that fits IAM's 320 characters: Base64 where that is short enough, and for
 * keys that are longer a number written with all the characters that a marker may have.
 */
final class Marker {

    private static final int LONGEST = TextShape.MARKER.maximum();

    /** Begins a number of ASCII characters; Base64 has neither this nor the next one. */
    private static final String NARROW = "!";

    private static final BigInteger ASCII = BigInteger.valueOf(0x80);

    /** Begins a number of any letters, spaces and digits, which are all below the limit. */
    private static final String WIDE = "#";

    private static final BigInteger LETTERS = BigInteger.valueOf(0x40000);

    /** Neither spaces nor control characters. */
    private static final String DIGITS = digits();

    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Marker() {}

    static String of(String key) {
        String plain = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        if (plain.length() <= LONGEST) {
            return plain;
        }
        boolean isNarrow = key.chars().allMatch(c -> c < ASCII.intValue());
        return isNarrow ? NARROW + dense(key, ASCII) : WIDE + dense(key, LETTERS);
    }

    /** The key that a marker was made of; empty where it was made of none. */
    static Optional<String> key(String marker) {
        Optional<String> key = marker.startsWith(NARROW)
                ? undense(marker.substring(1), ASCII)
                : marker.startsWith(WIDE) ? undense(marker.substring(1), LETTERS) : plain(marker);
        return key.filter(text -> !text.isEmpty() && text.indexOf('\0') < 0);
    }

    private static Optional<String> plain(String marker) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(marker)))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            return Optional.empty();
        }
    }

    private static String dense(String key, BigInteger radix) {
        BigInteger number = BigInteger.ONE;
        for (int codePoint : key.codePoints().toArray()) {
            number = number.multiply(radix).add(BigInteger.valueOf(codePoint));
        }
        StringBuilder text = new StringBuilder();
        while (number.signum() > 0) {
            BigInteger[] parts = number.divideAndRemainder(BASE);
            text.append(DIGITS.charAt(parts[1].intValue()));
            number = parts[0];
        }
        return text.reverse().toString();
    }

    private static Optional<String> undense(String digits, BigInteger radix) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < digits.length(); i++) {
            int value = DIGITS.indexOf(digits.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(value));
        }
        StringBuilder key = new StringBuilder();
        while (number.compareTo(BigInteger.ONE) > 0) {
            BigInteger[] parts = number.divideAndRemainder(radix);
            key.insert(0, Character.toChars(parts[1].intValue()));
            number = parts[0];
        }
        return number.equals(BigInteger.ONE) && isWellFormed(key) ? Optional.of(key.toString()) : Optional.empty();
    }

    private static boolean isWellFormed(CharSequence text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static String digits() {
        StringBuilder digits = new StringBuilder();
        for (char c = '!'; c <= '\u00FF'; c++) {
            if (!Character.isISOControl(c) && !Character.isSpaceChar(c) && c != '\u00AD') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
