package dev.latchkey.credential.accesskey;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import java.util.regex.Pattern;

/**
 * Makes secret access keys: 40 characters of the base64 alphabet, 238 bits. The first is a letter or digit, so that no
 * spreadsheet takes it for the beginning of a formula.
 */
final class SecretAccessKey {

    static final int LENGTH = 40;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int LETTERS_AND_DIGITS = 62;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+/]{39}");

    private SecretAccessKey() {}

    static SecretText random(RandomSource random) {
        StringBuilder secret = new StringBuilder(LENGTH);
        secret.append(ALPHABET.charAt(random.below(LETTERS_AND_DIGITS)));
        while (secret.length() < LENGTH) {
            secret.append(ALPHABET.charAt(random.below(ALPHABET.length())));
        }
        return SecretText.of(secret.toString());
    }

    /** Whether a text from outside could be one. */
    static boolean isOne(SecretText text) {
        return SHAPE.matcher(text.reveal()).matches();
    }
}
