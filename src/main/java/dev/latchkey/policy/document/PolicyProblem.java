package dev.latchkey.policy.document;

/**
 * Something in a policy document that is not understood, where it stands, and what IAM calls it.
 *
 * <p>The id is stable, the message is IAM's. The detail starts in lower case, ends without a full stop, quotes the user's own text in backticks and speaks of
 * policies, not of types.
 */
public record PolicyProblem(Kind kind, String id, String message, String detail, Position position) {

    PolicyProblem(Kind kind, String detail, Position position) {
        this(kind, kind.id, kind.message, detail, position);
    }

    /** A problem of a stored form, with IAM's own message for it. */
    public static PolicyProblem of(Kind kind, String message, String detail, Position position) {
        return new PolicyProblem(kind, kind.id, message, detail, position);
    }

    /** The kinds of problems in the order in which IAM looks for them; it reports only the first. */
    public enum Kind {
        SYNTAX("syntax", "Syntax errors in policy.", true),
        VERSION("version-too-old", "Policy document must be version 2012-10-17 or greater.", false),
        LEGACY_PARSING("value-not-parsable", "The policy failed legacy parsing", false),
        EFFECT_CASE("effect-case", "The policy failed legacy parsing", true),
        DUPLICATE_SID("duplicate-sid", "Statement IDs (SID) in a single policy must be unique.", false),
        SID_CHARACTERS(
                "sid-characters",
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression"
                        + " [0-9A-Za-z]*",
                false),
        PRINCIPAL("unsupported-principal", "Policy document should not specify a principal.", true),
        NO_ACTIONS("missing-actions", "Policy statement must contain actions.", true),
        RESOURCE_FORM("invalid-arn", "Resource is not in a form that IAM knows.", false),
        ACTION_FORM(
                "invalid-action-form",
                "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                true),
        NO_RESOURCES("missing-resources", "Policy statement must contain resources.", true);

        private final String id;
        private final String message;
        private final boolean unreadable;

        Kind(String id, String message, boolean unreadable) {
            this.id = id;
            this.message = message;
            this.unreadable = unreadable;
        }

        public String message() {
            return message;
        }

        /** Whether a stored document with such a problem cannot be evaluated at all. */
        public boolean isUnreadable() {
            return unreadable;
        }
    }

    @Override
    public String toString() {
        return detail + " (line " + position.line() + ", column " + position.column() + ")";
    }
}
