package dev.latchkey.api;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.RequestOrigin;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, read before anybody knows who asks: what is wrong with it is told to who has signed it.
 *
 * @param services the services that the request can be signed for
 * @param offered what it calls, where there is such a thing
 * @param operation what is to be done, where that could be read
 * @param problem what is wrong with it, or null
 */
record Call(
        Set<String> services,
        Optional<ApiOperation> offered,
        Optional<Operation<?>> operation,
        @Nullable RuntimeException problem) {

    static Call of(ApiOperation offered, Operation<?> operation) {
        return new Call(Set.of(offered.service().scope()), Optional.of(offered), Optional.of(operation), null);
    }

    static Call unreadable(Set<String> services, RuntimeException problem) {
        return new Call(services, Optional.empty(), Optional.empty(), problem);
    }

    /**
     * What is to be done.
     *
     * @throws ApiFailure or OperationFailed where the request does not say it as it has to
     */
    Operation<?> requireOperation() {
        if (problem != null) {
            throw problem;
        }
        return operation.orElseThrow();
    }

    String answer(Optional<?> result, RequestOrigin origin) {
        return offered.orElseThrow()
                .answer(result.orElse(null), origin.requestId().toString());
    }
}
