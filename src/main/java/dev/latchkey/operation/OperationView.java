package dev.latchkey.operation;

/**
 * The door as a page sees it while it draws itself: previews and reads of one caller, all from one snapshot of the
 * database, with the caller's policies read once. Leaves no audit rows: drawing a page is no attempt.
 */
public interface OperationView {

    /** Who looks. */
    Caller caller();

    /** The decision that {@link Operations#perform} would come to. */
    Permission preview(Operation<?> operation);

    /** Reads, where that is permitted. Only for operations that change nothing. */
    <R> Answer<R> ask(Operation<R> operation);
}
