package dev.latchkey.policy.arn;

import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.ContextKey;
import dev.latchkey.policy.document.TextTemplate;
import dev.latchkey.policy.document.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern with {@code *}, {@code ?} and policy variables, compiled once and matched against whole texts.
 *
 * <p>A variable's value is text and nothing else: wildcards, colons and braces in it have no meaning. Matching walks
 * both texts once and remembers at most two wildcards to resume from, so it needs no recursion and no regular
 * expressions.
 */
public final class GlobPattern {

    static final byte TEXT = 0;
    static final byte ANY_RUN = 1;
    static final byte ANY_ONE = 2;

    /** Wildcards that stop at a colon: those inside one of the first five parts of an ARN. */
    static final byte RUN_WITHOUT_COLON = 3;

    static final byte ONE_WITHOUT_COLON = 4;

    /** The last run of its part where the variables after it are all empty, and one inside of it otherwise. */
    static final byte RUN_BEFORE_VARIABLES = 5;

    private final byte[] kinds;
    private final @Nullable String[] texts;
    private final @Nullable Variable @Nullable [] variables;
    private final boolean neverMatches;
    private final boolean folded;
    private final int minimumLength;

    GlobPattern(
            byte[] kinds,
            @Nullable String[] texts,
            @Nullable Variable @Nullable [] variables,
            boolean neverMatches,
            boolean folded) {
        this.kinds = kinds;
        this.texts = texts;
        this.variables = variables;
        this.neverMatches = neverMatches;
        this.folded = folded;
        this.minimumLength = minimumLength(kinds, texts);
    }

    /** A pattern in which every character means itself, variables apart. */
    public static GlobPattern literal(TextTemplate template) {
        return new PatternTokens().addAll(template, false).build(false);
    }

    /** A pattern in which {@code *} is any run of characters and {@code ?} any single one. */
    public static GlobPattern glob(TextTemplate template) {
        return new PatternTokens().addAll(template, true).build(false);
    }

    /** As {@link #glob}, with the letters A to Z equal to a to z, and without variables. */
    public static GlobPattern foldedGlob(String text) {
        return new PatternTokens().add(text, true).build(true);
    }

    /** The keys of the variables in it, in order. */
    public List<ContextKey> variableKeys() {
        List<ContextKey> keys = new ArrayList<>();
        if (variables != null) {
            for (Variable variable : variables) {
                if (variable != null) {
                    keys.add(variable.key());
                }
            }
        }
        return keys;
    }

    /** A shorter text does not match, whatever the variables; short texts are turned away without a look at them. */
    int minimumLength() {
        return minimumLength;
    }

    public boolean matches(String text, Variable.Values values) {
        if (neverMatches) {
            return false;
        }
        @Nullable String[] resolved = texts;
        byte[] settled = kinds;
        if (variables != null) {
            if (!beginsLike(text)) {
                return false;
            }
            @Nullable String[] expanded = resolve(variables, values);
            if (expanded == null) {
                return false;
            }
            resolved = expanded;
            settled = settle(variables, expanded);
        }
        return matches(text, 0, settled, resolved);
    }

    /** Matches the part of a text from an index on, for patterns that hold no variables. */
    public boolean matchesFrom(String text, int from) {
        return !neverMatches && variables == null && matches(text, from, kinds, texts);
    }

    /**
     * Whether the text begins with what the pattern begins with, which saves looking up variables for most texts. ARNs
     * differ late, so the last character of the beginning is compared first.
     */
    private boolean beginsLike(String text) {
        String first = texts[0];
        if (first == null) {
            return true;
        }
        int last = first.length() - 1;
        return text.length() > last && text.charAt(last) == first.charAt(last) && text.startsWith(first);
    }

    private @Nullable String @Nullable [] resolve(@Nullable Variable[] references, Variable.Values values) {
        @Nullable String[] expanded = texts.clone();
        for (int i = 0; i < references.length; i++) {
            Variable variable = references[i];
            if (variable != null) {
                String value = values.valueOf(variable);
                if (value == null) {
                    return null;
                }
                expanded[i] = value;
            }
        }
        return expanded;
    }

    /** The kinds with every run decided, now that the values are known. */
    private byte[] settle(@Nullable Variable[] references, @Nullable String[] values) {
        byte[] settled = kinds;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == RUN_BEFORE_VARIABLES) {
                settled = settled == kinds ? kinds.clone() : settled;
                boolean empty = true;
                for (int next = i + 1; next < references.length && references[next] != null; next++) {
                    String value = values[next];
                    empty &= value == null || value.isEmpty();
                }
                settled[i] = empty ? ANY_RUN : RUN_WITHOUT_COLON;
            }
        }
        return settled;
    }

    private boolean matches(String text, int from, byte[] known, @Nullable String[] pieces) {
        int length = text.length();
        if (length - from < minimumLength) {
            return false;
        }
        int count = known.length;
        int token = 0;
        int at = from;
        // INVARIANT: run is the last `*` met that may take anything, part the last one after it that stops at a colon.
        // Earlier ones need no second look: what follows them already matched as early as it could.
        int run = -1;
        int runAt = 0;
        int part = -1;
        int partAt = 0;
        while (true) {
            if (token == count) {
                if (at == length) {
                    return true;
                }
            } else {
                byte kind = known[token];
                if (kind == TEXT) {
                    String piece = pieces[token];
                    if (piece != null && (folded ? AsciiCase.matchesAt(text, at, piece) : text.startsWith(piece, at))) {
                        at += piece.length();
                        token++;
                        continue;
                    }
                } else if (kind == ANY_RUN) {
                    run = token++;
                    runAt = at;
                    part = -1;
                    if (token == count) {
                        return true;
                    }
                    continue;
                } else if (kind == RUN_WITHOUT_COLON) {
                    part = token++;
                    partAt = at;
                    continue;
                } else if (at < length && (kind == ANY_ONE || text.charAt(at) != ':')) {
                    at++;
                    token++;
                    continue;
                }
            }
            if (part >= 0 && partAt < length && text.charAt(partAt) != ':') {
                at = ++partAt;
                token = part + 1;
                continue;
            }
            part = -1;
            if (run < 0 || runAt >= length) {
                return false;
            }
            runAt = nextStart(text, runAt + 1, pieces[run + 1]);
            if (runAt < 0) {
                return false;
            }
            at = runAt;
            token = run + 1;
        }
    }

    /** Where the piece after a run can start at the earliest; without a piece to look for, right there. */
    private int nextStart(String text, int from, @Nullable String piece) {
        return piece == null || folded ? from : text.indexOf(piece, from);
    }

    private static int minimumLength(byte[] kinds, @Nullable String[] texts) {
        int length = 0;
        for (int i = 0; i < kinds.length; i++) {
            String text = texts[i];
            if (kinds[i] == TEXT) {
                length += text == null ? 0 : text.length();
            } else if (kinds[i] == ANY_ONE || kinds[i] == ONE_WITHOUT_COLON) {
                length++;
            }
        }
        return length;
    }
}
