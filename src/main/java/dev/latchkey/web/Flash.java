package dev.latchkey.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One sentence that the next page shows once.
 *
 * @param kind how it is marked
 * @param text a whole sentence
 * @param undo the way back, where there is one
 */
public record Flash(Kind kind, String text, Optional<Undo> undo) {

    /** A sentence with nothing to undo. */
    public Flash(Kind kind, String text) {
        this(kind, text, Optional.empty());
    }

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

    /**
     * A form with one button, {@code Undo}, that takes back what was just done.
     *
     * @param object what the button goes on with in its accessible name: {@code deactivating AKIA…}
     * @param formName the name that the handler asks for
     * @param path where the form is sent
     * @param action the action behind it
     */
    public record Undo(String object, String formName, String path, String action) {}

    /** The flash as one text, to be kept until it is shown. */
    public String write() {
        return undo.map(back ->
                        Lengths.join(kind.name(), text, back.object(), back.formName(), back.path(), back.action()))
                .orElseGet(() -> Lengths.join(kind.name(), text));
    }

    /** The flash that was written; empty for anything else. */
    public static Optional<Flash> read(String written) {
        try {
            List<String> parts = Lengths.split(written);
            Kind kind = Kind.valueOf(parts.get(0));
            return parts.size() == 2
                    ? Optional.of(new Flash(kind, parts.get(1)))
                    : Optional.of(new Flash(
                            kind,
                            parts.get(1),
                            Optional.of(new Undo(parts.get(2), parts.get(3), parts.get(4), parts.get(5)))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }
}
