package dev.latchkey.account;

/**
 * Whether a user may change the own password and read its rules, in a session without MFA and in one with it.
 *
 * @param changeObstacle what denies the change without MFA
 * @param readObstacle what denies reading the rules without MFA
 */
public record PasswordChangeAccess(
        boolean change,
        boolean read,
        boolean changeWithMfa,
        boolean readWithMfa,
        Obstacle changeObstacle,
        Obstacle readObstacle) {

    /**
     * The statement that denies.
     *
     * @param policy its policy's name; empty where nothing denies
     * @param statementId its Sid; empty where it has none, or where a boundary leaves the action out
     */
    public record Obstacle(String policy, String statementId) {

        /** Nothing denies, though nothing need allow. */
        public static final Obstacle NONE = new Obstacle("", "");

        public boolean isNamed() {
            return !policy.isEmpty();
        }
    }

    /** How far the change is open: 0 not at all, 1 with MFA only, 2 in any session. */
    int reach() {
        return change ? 2 : changeWithMfa ? 1 : 0;
    }

    /** Whether the change is open in some session. */
    public boolean mayChange() {
        return reach() > 0;
    }

    /** The change is open without MFA, but its rules are not, and the page asks for both. */
    public boolean needsMfaForRules() {
        return change && !read && changeWithMfa && readWithMfa;
    }

    /** The change is open, and its rules in no session in which it is. */
    public boolean neverReadsRules() {
        return mayChange() && !(change && read) && !(changeWithMfa && readWithMfa);
    }
}
