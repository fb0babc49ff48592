package dev.latchkey.operation;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One operation on its way through the door: permitted, prepared where it must be, performed. */
final class Passage<O extends Operation<R>, R> {

    private final O operation;
    private final OperationHandler<O, R> handler;
    private Function<Permit, R> act;
    private @Nullable Permit permit;

    private Passage(O operation, OperationHandler<O, R> handler) {
        this.operation = operation;
        this.handler = handler;
        this.act = permit -> handler.handle(permit, operation);
    }

    static <O extends Operation<R>, R> Passage<O, R> of(O operation, OperationHandler<O, R> handler) {
        return new Passage<>(operation, handler);
    }

    Operation<R> operation() {
        return operation;
    }

    boolean needsPreparation() {
        return handler instanceof PreparedOperationHandler;
    }

    void permit(Permit granted) {
        permit = granted;
    }

    /** Does the slow part of a prepared handler, outside any transaction. */
    void prepare() {
        if (handler instanceof PreparedOperationHandler<O, ?, R> prepared) {
            act = prepareWith(prepared, permitted());
        }
    }

    R perform() {
        return act.apply(permitted());
    }

    /** What it acts on, as far as that is known by now. */
    String resourceArn() {
        return permit == null ? "*" : permit.resource().arn();
    }

    private <P> Function<Permit, R> prepareWith(PreparedOperationHandler<O, P, R> prepared, Permit granted) {
        P preparation = prepared.prepare(granted, operation);
        return later -> prepared.handle(later, operation, preparation);
    }

    Permit permitted() {
        if (permit == null) {
            throw new IllegalStateException("not permitted yet: " + operation.action());
        }
        return permit;
    }
}
