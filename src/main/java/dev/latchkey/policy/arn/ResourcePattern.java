package dev.latchkey.policy.arn;

import dev.latchkey.policy.document.ContextKey;
import dev.latchkey.policy.document.TextTemplate;
import dev.latchkey.policy.document.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a Resource or NotResource list, compiled (IAM guide, "IAM JSON policy elements: Resource").
 *
 * <p>A lone {@code *} matches everything. A short ARN is completed on the right with {@code *}. Inside the first five
 * parts a wildcard stops at a colon, except a {@code *} that is the last character of its part; from the sixth part on
 * it takes anything. Colons that come out of a variable separate no parts. Variables are replaced first: a {@code *}
 * before one whose value is empty may be the last character of its part.
 */
public final class ResourcePattern {

    private static final String EVERYTHING = "*";
    private static final int SEPARATORS = 5;

    private final @Nullable String text;
    private final @Nullable GlobPattern glob;

    private ResourcePattern(@Nullable String text, @Nullable GlobPattern glob) {
        this.text = text;
        this.glob = glob;
    }

    /** Compiles an entry; one that is null matches nothing. */
    public static ResourcePattern of(@Nullable String text, boolean variables) {
        if (text == null || text.equals(EVERYTHING)) {
            return new ResourcePattern(text, null);
        }
        TextTemplate template = TextTemplate.parse(text, variables);
        return new ResourcePattern(text, template.hasVariables() ? compile(template) : compile(completed(text)));
    }

    /** The entry as it stands in the document. */
    public @Nullable String text() {
        return text;
    }

    /** The keys of the variables in the entry. */
    public List<ContextKey> variables() {
        return glob == null ? List.of() : glob.variableKeys();
    }

    public boolean matches(String resource, Variable.Values values) {
        if (glob == null) {
            return text != null;
        }
        // A request without a resource carries `*` as a value, and no pattern but the lone `*` matches it.
        return !resource.equals(EVERYTHING) && glob.matches(resource, values);
    }

    private static TextTemplate completed(String text) {
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            colons += text.charAt(i) == ':' ? 1 : 0;
        }
        boolean isArn = colons >= 2 && text.startsWith("arn:");
        return TextTemplate.parse(isArn ? text + ":*".repeat(Math.max(0, SEPARATORS - colons)) : text, false);
    }

    private static GlobPattern compile(TextTemplate template) {
        PatternTokens tokens = new PatternTokens();
        int colons = 0;
        int pieces = template.pieces().size();
        for (int p = 0; p < pieces; p++) {
            if (!(template.pieces().get(p) instanceof TextTemplate.Plain plain)) {
                tokens.add(template.pieces().get(p));
                continue;
            }
            String text = plain.text();
            int from = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == ':') {
                    colons++;
                } else if (c == '*' || c == '?') {
                    tokens.text(text, from, i);
                    from = i + 1;
                    boolean last = from == text.length() ? p == pieces - 1 : text.charAt(from) == ':';
                    boolean open = from == text.length() && endsPartWhereEmpty(template.pieces(), p + 1);
                    tokens.wildcard(kind(c, colons >= SEPARATORS, last, open));
                }
            }
            tokens.text(text, from, text.length());
        }
        return tokens.build(false);
    }

    /** Whether nothing but variables stands from a piece on to the end of the part: without values, it ends before them. */
    private static boolean endsPartWhereEmpty(List<TextTemplate.Piece> pieces, int from) {
        int next = from;
        while (next < pieces.size() && pieces.get(next) instanceof TextTemplate.Reference) {
            next++;
        }
        return next == pieces.size()
                || pieces.get(next) instanceof TextTemplate.Plain plain
                        && plain.text().startsWith(":");
    }

    private static byte kind(char wildcard, boolean anywhere, boolean lastOfItsPart, boolean lastWhereEmpty) {
        if (wildcard == '*') {
            if (anywhere || lastOfItsPart) {
                return GlobPattern.ANY_RUN;
            }
            return lastWhereEmpty ? GlobPattern.RUN_BEFORE_VARIABLES : GlobPattern.RUN_WITHOUT_COLON;
        }
        return anywhere ? GlobPattern.ANY_ONE : GlobPattern.ONE_WITHOUT_COLON;
    }
}
