package dev.latchkey.operation;

/** Nobody would be left who can administer the account, and whoever asked for that has not confirmed it. */
public final class NobodyLeft extends OperationFailed {

    /** How a change that goes through all the same stands in the trail. */
    static final String ALLOWED = "allowed; nobody is left who can administer the account";

    /** How a change that was not confirmed stands there. */
    static final String NOT_CONFIRMED = "nobody would be left who can administer the account";

    private static final long serialVersionUID = 1L;

    NobodyLeft() {
        super(ErrorCode.DELETE_CONFLICT, "Nobody would be left who can administer the account.");
    }
}
