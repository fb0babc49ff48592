package dev.latchkey.operation;

/**
 * Does what an operation asks for, once the door has decided; nested in its operation, package-private, found as a bean.
 *
 * @param <O> the operation
 * @param <R> what it answers
 */
public interface OperationHandler<O extends Operation<R>, R> {

    /** The operation that this handler performs. */
    Class<O> operation();

    /** Acts, in the transaction in which the door decided. A failure undoes all of that transaction. */
    R handle(Permit permit, O operation);
}
