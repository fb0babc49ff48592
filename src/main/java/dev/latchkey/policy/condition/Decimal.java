package dev.latchkey.policy.condition;

import org.jspecify.annotations.Nullable;

/**
 * A decimal number, compared exactly and in time that does not grow with its exponent.
 *
 * <p>The digits carry no zeros at either end; the magnitude is the number of places before the point. Zero has no digits.
 */
record Decimal(int sign, String digits, long magnitude) implements Comparable<Decimal> {

    /** An exponent with more digits than this is not taken for a number. */
    private static final int MAX_EXPONENT_DIGITS = 15;

    /** Reads an optional sign, digits, an optional fraction and an optional exponent; null for anything else. */
    static @Nullable Decimal parse(String text) {
        int at = startsWithSign(text, 0) ? 1 : 0;
        int integerEnd = digitsEnd(text, at);
        if (integerEnd == at) {
            return null;
        }
        int end = integerEnd;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digitsEnd(text, integerEnd + 1);
            if (end == integerEnd + 1) {
                return null;
            }
        }
        long exponent = 0;
        if (end < text.length()) {
            char mark = text.charAt(end);
            if (mark != 'e' && mark != 'E') {
                return null;
            }
            int from = end + 1;
            int first = startsWithSign(text, from) ? from + 1 : from;
            boolean whole = first < text.length()
                    && digitsEnd(text, first) == text.length()
                    && text.length() - first <= MAX_EXPONENT_DIGITS;
            if (!whole) {
                return null;
            }
            exponent = Long.parseLong(text, from, text.length(), 10);
        }
        String fraction = end > integerEnd ? text.substring(integerEnd + 1, end) : "";
        return of(text.charAt(0) == '-' ? -1 : 1, text.substring(at, integerEnd) + fraction, integerEnd - at, exponent);
    }

    private static Decimal of(int sign, String allDigits, int pointAt, long exponent) {
        int first = 0;
        int last = allDigits.length();
        while (first < last && allDigits.charAt(first) == '0') {
            first++;
        }
        while (last > first && allDigits.charAt(last - 1) == '0') {
            last--;
        }
        return first == last
                ? new Decimal(0, "", 0)
                : new Decimal(sign, allDigits.substring(first, last), exponent + pointAt - first);
    }

    private static boolean startsWithSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    @Override
    public int compareTo(Decimal other) {
        if (sign != other.sign || sign == 0) {
            return Integer.compare(sign, other.sign);
        }
        int absolute = magnitude != other.magnitude
                ? Long.compare(magnitude, other.magnitude)
                : digits.compareTo(other.digits);
        return sign * Integer.signum(absolute);
    }
}
