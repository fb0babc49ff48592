package dev.latchkey.operation;

import java.util.Optional;

/**
 * What a page gets when it asks for something in order to draw itself.
 *
 * @param <R> what the operation answers
 */
public sealed interface Answer<R> {

    /** It was permitted, and this is it. */
    record Granted<R>(R value) implements Answer<R> {

        @Override
        public Optional<R> granted() {
            return Optional.of(value);
        }
    }

    /** It is not permitted. */
    record Refused<R>(Permission permission) implements Answer<R> {

        @Override
        public Optional<R> granted() {
            return Optional.empty();
        }
    }

    /** The value, where it was permitted. */
    Optional<R> granted();
}
