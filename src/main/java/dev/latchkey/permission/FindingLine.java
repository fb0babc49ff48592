package dev.latchkey.permission;

import dev.latchkey.language.Language;
import dev.latchkey.language.Words;
import dev.latchkey.policy.validation.Finding;
import dev.latchkey.policy.validation.Finding.Severity;
import dev.latchkey.policy.validation.PolicyValidation;
import java.util.ArrayList;
import java.util.List;

/**
 * One finding as pages show it.
 *
 * @param kind how it is marked
 * @param word how serious it is, for those who do not see colours
 * @param text what it means, as something that goes on after a colon: without a capital and a full stop
 */
record FindingLine(String id, String kind, String word, int line, int column, String text, String fix) {

    /**
     * What is said for text and fix, in pieces: what stands between backticks is a name, and is written as one.
     *
     * @param text the text, in whatever language
     * @param fix the fix, in the same
     */
    public List<Piece> pieces(String text, String fix) {
        String[] parts = sentences(text, fix).split("`", -1);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            pieces.add(new Piece(parts[i], i % 2 == 1));
        }
        return pieces;
    }

    /** Text and fix as one text in that language. */
    String plain(Language language) {
        return sentences(Words.in(language, text), Words.in(language, fix)).replace("`", "");
    }

    private static String sentences(String text, String fix) {
        return capital(text) + ". " + fix;
    }

    /** A part of a sentence. */
    record Piece(String text, boolean isCode) {}

    static List<FindingLine> of(PolicyValidation validation) {
        return validation.findings().stream().map(FindingLine::of).toList();
    }

    private static FindingLine of(Finding finding) {
        return new FindingLine(
                finding.id(),
                FindingBadge.kind(finding.severity()),
                word(finding.severity()),
                Math.max(1, finding.position().line()),
                Math.max(1, finding.position().column()),
                finding.explanation(),
                finding.fix());
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "Error";
            case SECURITY -> "Security finding";
            case WARNING -> "Warning";
            case HINT -> "Hint";
        };
    }

    private static String capital(String text) {
        return text.isEmpty() || text.charAt(0) < 'a' || text.charAt(0) > 'z'
                ? text
                : (char) (text.charAt(0) - 32) + text.substring(1);
    }
}
