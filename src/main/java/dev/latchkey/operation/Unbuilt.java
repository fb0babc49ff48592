package dev.latchkey.operation;

import java.util.Set;

/**
 * Operations that are decided about already, since the page shows why they are closed, but that nothing performs yet.
 * Whoever builds one takes it off this list; a handler for an operation that is still listed stops the start.
 */
public final class Unbuilt {

    private static final Set<String> OPERATIONS = Set.of();

    private Unbuilt() {}

    /** Whether nothing performs that operation yet. */
    public static boolean contains(Class<?> operation) {
        return OPERATIONS.contains(operation.getName());
    }

    /** The names of the classes that nothing performs yet. */
    public static Set<String> operations() {
        return OPERATIONS;
    }
}
