package dev.latchkey.policy.arn;

import dev.latchkey.policy.document.TextTemplate;
import dev.latchkey.policy.document.Variable;
import org.jspecify.annotations.Nullable;

/**
 * A value of an ARN condition operator: compared part by part after its variables were replaced.
 *
 * <p>Unlike an entry of a Resource list it is not completed, and no wildcard in the first five parts takes a colon. Its
 * colons are counted after the variables, so that {@code ${aws:PrincipalArn}} is an ARN.
 */
public final class ArnPattern {

    private static final int PARTS = 6;

    /** How a value and the ARN of a request compare. */
    public enum Outcome {
        MATCHES,
        DIFFERS,
        /** The value is no ARN; what follows from that depends on the statement. */
        NOT_AN_ARN
    }

    private final TextTemplate template;
    private final GlobPattern @Nullable [] fixed;

    private ArnPattern(TextTemplate template) {
        this.template = template;
        this.fixed = template.hasVariables() ? null : split(Variable::defaultText);
    }

    public static ArnPattern of(TextTemplate template) {
        return new ArnPattern(template);
    }

    /** Compares with the parts of a well-formed ARN. A variable without value makes the pattern like nothing. */
    public Outcome compare(String[] arn, Variable.Values values) {
        GlobPattern[] parts = fixed;
        if (parts == null) {
            if (template.expand(values) == null) {
                return Outcome.DIFFERS;
            }
            parts = split(values);
        }
        if (parts.length == 1 && isEverything()) {
            return Outcome.MATCHES;
        }
        if (parts.length < PARTS) {
            return Outcome.NOT_AN_ARN;
        }
        for (int i = 0; i < PARTS; i++) {
            if (!parts[i].matchesFrom(arn[i], 0)) {
                return Outcome.DIFFERS;
            }
        }
        return Outcome.MATCHES;
    }

    /** Whether a text without variables has the six parts of an ARN, wildcards allowed. */
    public static boolean isArnPattern(String text) {
        return Arn.split(text).length == PARTS;
    }

    /** The six parts of a well-formed ARN, or null. */
    public static String @Nullable [] parts(String text) {
        String[] parts = Arn.split(text);
        return parts.length == PARTS && parts[0].equals("arn") ? parts : null;
    }

    private boolean isEverything() {
        return template.pieces().size() == 1
                && template.pieces().get(0) instanceof TextTemplate.Plain plain
                && plain.text().equals("*");
    }

    private GlobPattern[] split(Variable.Values values) {
        PatternTokens[] tokens = new PatternTokens[PARTS];
        int part = 0;
        tokens[0] = new PatternTokens();
        for (TextTemplate.Piece piece : template.pieces()) {
            String text = piece.expand(values);
            boolean wildcards = piece instanceof TextTemplate.Plain;
            int from = 0;
            int colon = text == null ? -1 : text.indexOf(':');
            while (text != null && colon >= 0 && part < PARTS - 1) {
                tokens[part].add(text.substring(from, colon), wildcards);
                tokens[++part] = new PatternTokens();
                from = colon + 1;
                colon = text.indexOf(':', from);
            }
            if (text != null) {
                tokens[part].add(text.substring(from), wildcards);
            }
        }
        GlobPattern[] patterns = new GlobPattern[part + 1];
        for (int i = 0; i <= part; i++) {
            patterns[i] = tokens[i].build(false);
        }
        return patterns;
    }
}
