package dev.latchkey.operation;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All handlers, by the operation that they perform. */
@Singleton
class Handlers {

    private final Map<Class<?>, OperationHandler<?, ?>> byOperation = new HashMap<>();

    Handlers(@All List<OperationHandler<?, ?>> handlers) {
        for (OperationHandler<?, ?> handler : handlers) {
            if (byOperation.put(handler.operation(), handler) != null) {
                throw new IllegalStateException(
                        "two handlers perform " + handler.operation().getName());
            }
            if (Unbuilt.contains(handler.operation())) {
                throw new IllegalStateException(
                        handler.operation().getName() + " has a handler and is still listed as unbuilt");
            }
        }
    }

    /** An operation on its way to its handler. */
    @SuppressWarnings("unchecked") // Handlers are filed under the class that their own type parameter names.
    <R> Passage<?, R> passageOf(Operation<R> operation) {
        OperationHandler<?, ?> handler = byOperation.get(operation.getClass());
        if (handler == null) {
            throw new IllegalStateException(
                    "no handler performs " + operation.getClass().getName());
        }
        return Passage.of(operation, (OperationHandler<Operation<R>, R>) handler);
    }

    /** Whether anything performs that operation. */
    boolean perform(Class<?> operation) {
        return byOperation.containsKey(operation);
    }
}
