package dev.latchkey.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One sentence about the safety of a person's credentials.
 *
 * @param at when it happened
 */
public record Notice(Instant at, String sentence) {

    /** As one line; names and addresses hold no line ends. */
    String write() {
        return at + " " + sentence.replaceAll("[\\r\\n]", " ");
    }

    /** Those that were written, one a line. */
    static List<Notice> read(Optional<String> lines) {
        return lines.stream()
                .flatMap(String::lines)
                .map(Notice::readLine)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Notice> readLine(String line) {
        int blank = line.indexOf(' ');
        try {
            return blank < 0
                    ? Optional.empty()
                    : Optional.of(new Notice(Instant.parse(line.substring(0, blank)), line.substring(blank + 1)));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
