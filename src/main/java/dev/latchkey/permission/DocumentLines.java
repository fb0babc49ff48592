package dev.latchkey.permission;

import java.util.ArrayList;
import java.util.List;

/** The text of a policy as pages show it: numbered lines, in which names and values are told apart. */
final class DocumentLines {

    private DocumentLines() {}

    /** A numbered line in pieces. */
    record Line(int number, List<Piece> pieces) {}

    /**
     * A stretch of a line.
     *
     * @param kind {@code name}, {@code value}, or empty
     */
    record Piece(String text, String kind) {}

    static List<Line> of(String document) {
        List<Line> lines = new ArrayList<>();
        for (String line : document.replace("\r\n", "\n").split("\n", -1)) {
            lines.add(new Line(lines.size() + 1, pieces(line)));
        }
        return lines;
    }

    private static List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        int plain = 0;
        int at = line.indexOf('"');
        while (at >= 0) {
            int end = endOfString(line, at);
            if (at > plain) {
                pieces.add(new Piece(line.substring(plain, at), ""));
            }
            boolean isName = line.substring(end).stripLeading().startsWith(":");
            pieces.add(new Piece(line.substring(at, end), isName ? "name" : "value"));
            plain = end;
            at = line.indexOf('"', end);
        }
        if (plain < line.length()) {
            pieces.add(new Piece(line.substring(plain), ""));
        }
        return pieces;
    }

    private static int endOfString(String line, int quote) {
        for (int i = quote + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return i + 1;
            }
        }
        return line.length();
    }
}
