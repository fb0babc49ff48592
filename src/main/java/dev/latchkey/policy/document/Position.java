package dev.latchkey.policy.document;

/** A place in the text of a policy document, counted from line 1 and column 1. */
public record Position(int line, int column) implements Comparable<Position> {

    /** The place of everything that was never text, such as the grant of an account setting. */
    public static final Position NONE = new Position(0, 0);

    public static final Position START = new Position(1, 1);

    /** The place of a character, found by counting line feeds before it. */
    public static Position ofOffset(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, end - lineStart + 1);
    }

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
