package dev.latchkey.operation;

import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.explanation.Reason;
import java.util.function.Supplier;

/**
 * The door's answer about one operation of one caller.
 *
 * <p>Reasons are found only when somebody asks for them.
 */
public final class Permission {

    private final Operation<?> operation;
    private final ResolvedResource resource;
    private final Decision decision;
    private final Supplier<Reason> reason;
    private final Supplier<String> sentence;

    Permission(
            Operation<?> operation,
            ResolvedResource resource,
            Decision decision,
            Supplier<Reason> reason,
            Supplier<String> sentence) {
        this.operation = operation;
        this.resource = resource;
        this.decision = decision;
        this.reason = reason;
        this.sentence = sentence;
    }

    public Operation<?> operation() {
        return operation;
    }

    /** The action that was decided about. */
    public String action() {
        return operation.action();
    }

    /** What the operation would act on. */
    public ResolvedResource resource() {
        return resource;
    }

    /** What the policies, and the service's own rules, came to. */
    public Decision decision() {
        return decision;
    }

    public boolean isAllowed() {
        return decision.isAllowed();
    }

    /** Why it is refused and what would open it, found by trying; only for what is refused. */
    public Reason reason() {
        return reason.get();
    }

    /** IAM's own sentence of refusal; only for what is refused. */
    public String sentence() {
        return sentence.get();
    }
}
