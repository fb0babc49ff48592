package dev.latchkey.web;

import dev.latchkey.secret.SecretText;
import java.util.List;
import java.util.Optional;

/**
 * What a page shows once, and never again: a secret that was just made, and what goes with it.
 *
 * @param facts what is no secret: ids, names
 * @param secrets what is
 * @param download the same as a file
 * @param sample how it is put to use
 * @param done where the person goes on
 * @param lost what to do without it, one sentence or two
 */
public record OneTimeSecret(
        List<Fact> facts,
        List<Secret> secrets,
        Optional<Download> download,
        Optional<Sample> sample,
        String done,
        String lost) {

    /** Something to be known beside the secret. */
    public record Fact(String label, String text) {}

    /**
     * One secret.
     *
     * @param name what pages call it in {@code data-secret}
     * @param label of its field
     * @param isLong whether it takes several lines
     */
    public record Secret(String name, String label, SecretText text, boolean isLong) {

        /** The secret in the one place where a template may print it. */
        public String shown() {
            return text.reveal();
        }
    }

    /**
     * A file, to be fetched once.
     *
     * @param label the button's text: {@code Download .csv file}
     * @param fileName its name, of letters, digits and {@code _ . -}
     * @param heading its first line, for people; empty for none
     * @param content the rest of its text
     */
    public record Download(String label, String fileName, String heading, SecretText content) {}

    /**
     * Text to copy; it holds no secret.
     *
     * @param isProse whether it is for people, in their language, and no configuration
     */
    public record Sample(String label, String text, boolean isProse) {}

    /** What a repeat of the form says. */
    public String alreadyShown() {
        return "This secret was already shown. " + lost;
    }
}
