package dev.latchkey.operation;

/**
 * The proof that the door decided: only {@link Operations} can make one, and every handler takes one.
 *
 * <p>A decision is a plain value that anybody may build; a permit is not.
 */
public final class Permit {

    private final Caller caller;
    private final ResolvedResource resource;

    Permit(Caller caller, ResolvedResource resource) {
        this.caller = caller;
        this.resource = resource;
    }

    /** Who was permitted. */
    public Caller caller() {
        return caller;
    }

    /** What the caller was permitted to act on. */
    public ResolvedResource resource() {
        return resource;
    }

    /** The account in which the operation takes place. */
    public String accountId() {
        return caller.accountId();
    }
}
