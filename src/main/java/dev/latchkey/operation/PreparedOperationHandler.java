package dev.latchkey.operation;

/**
 * A handler with slow work (a password hash) that must not be done while a transaction holds locks and a connection.
 *
 * <p>The door decides, lets it prepare outside any transaction, then decides again and lets it act inside one. What was
 * read while preparing may have changed since: {@link #handle} checks what it relies on.
 *
 * @param <O> the operation
 * @param <P> what was prepared
 * @param <R> what it answers
 */
public interface PreparedOperationHandler<O extends Operation<R>, P, R> extends OperationHandler<O, R> {

    /** Does the slow part, outside any transaction; changes nothing. */
    P prepare(Permit permit, O operation);

    /** Acts, in the transaction in which the door decided. */
    R handle(Permit permit, O operation, P prepared);

    @Override
    default R handle(Permit permit, O operation) {
        return handle(permit, operation, prepare(permit, operation));
    }
}
