package dev.latchkey.credential.password;

import dev.latchkey.secret.SecretText;
import java.text.Normalizer;

/**
 * A password as somebody typed it, in Normalization Form C and otherwise untouched: not trimmed, not cut, in its own
 * letter case. Whether it can be a password at all is known before anything slow is done with it.
 */
final class TypedPassword {
    /** The longest password there is, in code points (API Reference, "ChangePassword"). */
    static final int LONGEST = 128;

    /** So many UTF-16 units can at most become a password of that length; anything longer is not even normalized. */
    private static final int MOST_UNITS = LONGEST * 8;

    private final SecretText text;
    private final Shape shape;

    private TypedPassword(SecretText text, Shape shape) {
        this.text = text;
        this.shape = shape;
    }

    /** What keeps a text from being a password. */
    enum Shape {
        FINE(""),
        EMPTY("Type a password."),
        TOO_LONG("Use at most " + LONGEST + " characters."),
        STRANGE_CHARACTERS("Use only letters, numbers, spaces and symbols of the Latin-1 character set.");

        private final String advice;

        Shape(String advice) {
            this.advice = advice;
        }

        /** What to do about it. */
        String advice() {
            return advice;
        }
    }

    static TypedPassword of(SecretText typed) {
        if (typed.reveal().length() > MOST_UNITS) {
            return new TypedPassword(typed, Shape.TOO_LONG);
        }
        SecretText text = SecretText.of(Normalizer.normalize(typed.reveal(), Normalizer.Form.NFC));
        return new TypedPassword(text, shapeOf(text));
    }

    /** The password, to be hashed or compared. */
    SecretText text() {
        return text;
    }

    Shape shape() {
        return shape;
    }

    private static Shape shapeOf(SecretText text) {
        if (text.isEmpty()) {
            return Shape.EMPTY;
        }
        if (text.length() > LONGEST) {
            return Shape.TOO_LONG;
        }
        boolean accepted = text.reveal().chars().allMatch(TypedPassword::isAccepted);
        return accepted ? Shape.FINE : Shape.STRANGE_CHARACTERS;
    }

    /** Tab, line feed, carriage return and U+0020 to U+00FF (API Reference, "ChangePassword"). */
    private static boolean isAccepted(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c <= 0xFF;
    }
}
