package dev.latchkey.web;

import java.util.Locale;

/**
 * One sentence that the next page shows once.
 *
 * @param kind how it is marked
 * @param text a whole sentence
 */
public record Flash(Kind kind, String text) {

    /** How a flash is marked; the word is part of the text for those who do not see colours. */
    public enum Kind {
        SUCCESS,
        INFO,
        WARNING,
        ERROR;

        /** The name of its style and its icon. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What is said before the text. */
        public String label() {
            return name().charAt(0) + word().substring(1);
        }
    }
}
