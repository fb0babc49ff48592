package dev.latchkey.policy.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy taken apart at its policy variables (IAM guide, "Policy variables").
 *
 * <p>A dollar sign and braces around a key, or around a key and a quoted default, are a variable; around one of the
 * characters asterisk, question mark and dollar they stand for that character itself. An opening without its closing
 * brace is ordinary text; any other malformed body is a variable that never has a value.
 */
public record TextTemplate(List<Piece> pieces) {

    /** A stretch of the text. */
    public sealed interface Piece {

        /** What stands in this place for one request; null where it is a variable without a value. */
        @Nullable
        String expand(Variable.Values values);
    }

    /** Text in which wildcards, where the place allows them, are wildcards. */
    public record Plain(String text) implements Piece {

        @Override
        public String expand(Variable.Values values) {
            return text;
        }
    }

    /** A character that was escaped and so is never a wildcard. */
    public record Escaped(String text) implements Piece {

        @Override
        public String expand(Variable.Values values) {
            return text;
        }
    }

    /** A variable; null where its body is malformed, so that it never has a value. */
    public record Reference(@Nullable Variable variable, String body) implements Piece {

        @Override
        public @Nullable String expand(Variable.Values values) {
            return variable == null ? null : values.valueOf(variable);
        }
    }

    public TextTemplate {
        pieces = List.copyOf(pieces);
    }

    /** Takes a text apart; in a document without variables all of it is plain. */
    public static TextTemplate parse(String text, boolean variables) {
        if (!variables || !text.contains("${")) {
            return new TextTemplate(List.of(new Plain(text)));
        }
        List<Piece> pieces = new ArrayList<>();
        int plainFrom = 0;
        int open = text.indexOf("${");
        // INVARIANT: hopeless[p] says that no brace closes a variable that opens after p (mod 2) quotes. It keeps the
        // work linear where many openings are never closed.
        boolean[] hopeless = new boolean[2];
        int quotes = 0;
        int counted = 0;
        while (open >= 0) {
            for (; counted < open; counted++) {
                quotes ^= text.charAt(counted) == '\'' ? 1 : 0;
            }
            int close = hopeless[quotes] ? -1 : closingBrace(text, open + 2);
            if (close < 0) {
                hopeless[quotes] = true;
                open = text.indexOf("${", open + 2);
                continue;
            }
            if (open > plainFrom) {
                pieces.add(new Plain(text.substring(plainFrom, open)));
            }
            pieces.add(piece(text.substring(open + 2, close)));
            plainFrom = close + 1;
            open = text.indexOf("${", plainFrom);
        }
        if (plainFrom < text.length()) {
            pieces.add(new Plain(text.substring(plainFrom)));
        }
        return new TextTemplate(pieces);
    }

    /** Whether anything in the text is written with {@code ${…}}, an escaped character included. */
    public boolean hasVariables() {
        for (Piece piece : pieces) {
            if (!(piece instanceof Plain)) {
                return true;
            }
        }
        return false;
    }

    /** The keys of the variables in it, in order. */
    public List<ContextKey> keys() {
        if (!hasVariables()) {
            return List.of();
        }
        List<ContextKey> keys = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Reference reference && reference.variable() != null) {
                keys.add(reference.variable().key());
            }
        }
        return keys;
    }

    /** The text with every variable replaced by its value; null where one has none. */
    public @Nullable String expand(Variable.Values values) {
        if (pieces.size() == 1 && pieces.get(0) instanceof Plain plain) {
            return plain.text();
        }
        StringBuilder expanded = new StringBuilder();
        for (Piece piece : pieces) {
            String text = piece.expand(values);
            if (text == null) {
                return null;
            }
            expanded.append(text);
        }
        return expanded.toString();
    }

    private static int closingBrace(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '}' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static Piece piece(String body) {
        if (body.equals("*") || body.equals("?") || body.equals("$")) {
            return new Escaped(body);
        }
        int quote = body.indexOf('\'');
        if (quote < 0) {
            return new Reference(body.indexOf(',') >= 0 ? null : variable(body, null), body);
        }
        boolean wellFormed = quote >= 2
                && body.startsWith(", ", quote - 2)
                && body.indexOf(',') == quote - 2
                && body.indexOf('\'', quote + 1) == body.length() - 1;
        if (!wellFormed) {
            return new Reference(null, body);
        }
        return new Reference(
                variable(body.substring(0, quote - 2), body.substring(quote + 1, body.length() - 1)), body);
    }

    private static @Nullable Variable variable(String key, @Nullable String defaultText) {
        String name = key.strip();
        return name.isEmpty() ? null : new Variable(ContextKey.of(name), defaultText);
    }
}
