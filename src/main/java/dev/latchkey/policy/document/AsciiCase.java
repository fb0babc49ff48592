package dev.latchkey.policy.document;

/**
 * Comparison of texts in which the letters A to Z equal a to z and every other character only itself.
 *
 * <p>It is what actions and condition keys are compared by. {@link String#equalsIgnoreCase} would take the Kelvin sign
 * for a {@code k}, and lower-casing by a locale would treat {@code I} differently under a Turkish one.
 */
public final class AsciiCase {

    private AsciiCase() {}

    public static char fold(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }

    public static int hash(String text) {
        return hash(text, 0, text.length());
    }

    public static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + fold(text.charAt(i));
        }
        return hash;
    }

    public static boolean equal(String left, String right) {
        return left.length() == right.length() && matchesAt(left, 0, right);
    }

    /** Whether the part of a text that starts at an index begins with another text. */
    public static boolean matchesAt(String text, int index, String part) {
        int length = part.length();
        if (text.length() - index < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char left = text.charAt(index + i);
            char right = part.charAt(i);
            if (left != right && fold(left) != fold(right)) {
                return false;
            }
        }
        return true;
    }

    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i)) {
                return folded(text);
            }
        }
        return text;
    }

    private static String folded(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = fold(chars[i]);
        }
        return new String(chars);
    }
}
