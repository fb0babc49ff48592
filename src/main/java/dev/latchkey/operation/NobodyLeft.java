package dev.latchkey.operation;

/** Nobody would be left who can administer the account, and whoever asked for that has not confirmed it. */
public final class NobodyLeft extends OperationFailed {

    private static final long serialVersionUID = 1L;

    private final boolean certain;

    NobodyLeft(boolean certain) {
        super(
                ErrorCode.DELETE_CONFLICT,
                certain
                        ? "Nobody would be left who can administer the account."
                        : "Nobody was found who could administer the account afterwards.");
        this.certain = certain;
    }

    /** Whether everybody was looked at who could be one; in a large account somebody may be left all the same. */
    public boolean isCertain() {
        return certain;
    }

    /** How a change that goes through all the same stands in the trail. */
    String allowed() {
        return certain
                ? "allowed; nobody is left who can administer the account"
                : "allowed; nobody was found who can administer the account";
    }

    /** How a change that was not confirmed stands there. */
    String notConfirmed() {
        return certain
                ? "nobody would be left who can administer the account"
                : "nobody was found who could administer the account afterwards";
    }
}
