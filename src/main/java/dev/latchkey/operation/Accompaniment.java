package dev.latchkey.operation;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a page does in the very transaction of the operations that it performs: claiming a form's nonce, giving the
 * session a new id.
 *
 * @param <T> what the page gets
 */
public interface Accompaniment<T> {

    /** Before anything is decided; may throw to stop it all. */
    default void before() {}

    /** Whether whoever asks has confirmed that nobody need be left who can administer the account. */
    default boolean isConfirmed() {
        return false;
    }

    /** After all operations were performed, before the transaction commits. */
    T after(List<Object> results);

    /** No company: just the results. */
    static <T> Accompaniment<T> justAfter(Supplier<T> after) {
        return results -> after.get();
    }
}
