package dev.latchkey.credential;

import dev.latchkey.operation.member.TextShape;
import dev.latchkey.web.FormErrors;

/**
 * A key or certificate as somebody pasted it into a form.
 *
 * @param text without a byte order mark; characters that IAM takes in no such text, which can stand in a comment only, are
 *     replaced by question marks
 */
public record PastedText(String text) {
    private static final int LAST_LATIN = 0xff;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What was typed into a field. */
    public static PastedText of(String typed) {
        String text = typed.startsWith(BYTE_ORDER_MARK) ? typed.substring(1) : typed;
        StringBuilder latin = new StringBuilder();
        text.codePoints().map(PastedText::latin).forEach(latin::appendCodePoint);
        return new PastedText(latin.toString());
    }

    /** What is wrong with it before anybody reads it. */
    public FormErrors errors(String field) {
        if (text.isBlank()) {
            return FormErrors.of(field, "Paste the text here.");
        }
        return text.length() > TextShape.BODY.maximum()
                ? FormErrors.of(
                        field,
                        "This text is too long: " + text.length() + " characters, of at most "
                                + TextShape.BODY.maximum() + ".")
                : FormErrors.NONE;
    }

    private static int latin(int c) {
        boolean isTaken = c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c <= LAST_LATIN;
        return isTaken ? c : '?';
    }
}
