package dev.latchkey.platform;

/**
 * Letter case of names: the 26 letters of ASCII and no others. Locales and Unicode's foldings (the Kelvin sign, the
 * dotless i) would let two names meet that IAM keeps apart.
 */
public final class Ascii {

    private Ascii() {}

    /** The same text with A to Z in lower case and all else untouched. */
    public static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                return lowerFrom(text, i);
            }
        }
        return text;
    }

    private static String lowerFrom(String text, int first) {
        char[] characters = text.toCharArray();
        for (int i = first; i < characters.length; i++) {
            if (isUpper(characters[i])) {
                characters[i] = (char) (characters[i] + ('a' - 'A'));
            }
        }
        return new String(characters);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
