package dev.latchkey.permission;

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
 */
record FindingLine(String id, String kind, String word, int line, int column, String text, String fix) {

    /** Text and fix in pieces: what stands between backticks is a name, and is written as one. */
    public List<Piece> pieces() {
        String[] parts = (text + " " + fix).split("`", -1);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            pieces.add(new Piece(parts[i], i % 2 == 1));
        }
        return pieces;
    }

    /** Text and fix as one text. */
    String plain() {
        return (text + " " + fix).replace("`", "");
    }

    /** A part of a sentence. */
    record Piece(String text, boolean isCode) {}

    static List<FindingLine> of(PolicyValidation validation) {
        return validation.findings().stream().map(FindingLine::of).toList();
    }

    private static FindingLine of(Finding finding) {
        String text = finding.explanation();
        return new FindingLine(
                finding.id(),
                FindingBadge.kind(finding.severity()),
                capital(word(finding.severity(), 1)),
                Math.max(1, finding.position().line()),
                Math.max(1, finding.position().column()),
                capital(text) + ".",
                finding.fix());
    }

    static String word(Severity severity, int count) {
        return switch (severity) {
            case ERROR -> count == 1 ? "error" : "errors";
            case SECURITY -> count == 1 ? "security finding" : "security findings";
            case WARNING -> count == 1 ? "warning" : "warnings";
            case HINT -> count == 1 ? "hint" : "hints";
        };
    }

    private static String capital(String text) {
        return text.isEmpty() || text.charAt(0) < 'a' || text.charAt(0) > 'z'
                ? text
                : (char) (text.charAt(0) - 32) + text.substring(1);
    }
}
