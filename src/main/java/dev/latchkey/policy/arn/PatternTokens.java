package dev.latchkey.policy.arn;

import dev.latchkey.policy.document.TextTemplate;
import dev.latchkey.policy.document.Variable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a pattern in order; neighbouring runs become one. */
final class PatternTokens {

    private byte[] kinds = new byte[8];
    private @Nullable String[] texts = new String[8];
    private @Nullable Variable @Nullable [] variables;
    private boolean neverMatches;
    private int count;

    PatternTokens addAll(TextTemplate template, boolean wildcards) {
        for (TextTemplate.Piece piece : template.pieces()) {
            if (piece instanceof TextTemplate.Plain plain) {
                add(plain.text(), wildcards);
            } else {
                add(piece);
            }
        }
        return this;
    }

    PatternTokens add(String text, boolean wildcards) {
        int from = 0;
        for (int i = 0; wildcards && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?') {
                text(text, from, i);
                wildcard(c == '*' ? GlobPattern.ANY_RUN : GlobPattern.ANY_ONE);
                from = i + 1;
            }
        }
        text(text, from, text.length());
        return this;
    }

    /** An escaped character or a variable. */
    void add(TextTemplate.Piece piece) {
        if (piece instanceof TextTemplate.Escaped escaped) {
            text(escaped.text(), 0, escaped.text().length());
        } else if (piece instanceof TextTemplate.Reference reference) {
            Variable variable = reference.variable();
            if (variable == null) {
                neverMatches = true;
                return;
            }
            int index = next(GlobPattern.TEXT);
            @Nullable Variable[] known = variables == null ? new Variable[kinds.length] : variables;
            known[index] = variable;
            variables = known;
        }
    }

    void text(String text, int from, int to) {
        if (from != to) {
            int index = next(GlobPattern.TEXT);
            texts[index] = text.substring(from, to);
        }
    }

    void wildcard(byte kind) {
        int last = count - 1;
        boolean run = kind != GlobPattern.ANY_ONE && kind != GlobPattern.ONE_WITHOUT_COLON;
        if (run && last >= 0) {
            if (kinds[last] == GlobPattern.ANY_RUN || kinds[last] == kind) {
                return;
            }
            if (kinds[last] == GlobPattern.RUN_WITHOUT_COLON) {
                kinds[last] = kind;
                return;
            }
        }
        next(kind);
    }

    GlobPattern build(boolean folded) {
        return new GlobPattern(
                Arrays.copyOf(kinds, count),
                Arrays.copyOf(texts, count),
                variables == null ? null : Arrays.copyOf(variables, count),
                neverMatches,
                folded);
    }

    private int next(byte kind) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            texts = Arrays.copyOf(texts, 2 * count);
            variables = variables == null ? null : Arrays.copyOf(variables, 2 * count);
        }
        kinds[count] = kind;
        return count++;
    }
}
