package dev.latchkey.operation;

import java.util.List;

/** Permitted, but not possible: the thing is missing, taken, full, or the input breaks a rule. Nothing was changed. */
public class OperationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldProblem> problems;

    public OperationFailed(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    /** @param problems what is wrong with which input, for forms; may be empty */
    public OperationFailed(ErrorCode code, String message, List<FieldProblem> problems) {
        super(message, null, false, false);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    public ErrorCode code() {
        return code;
    }

    /** What is wrong with which input; empty where the failure is about no single field. */
    public List<FieldProblem> problems() {
        return problems;
    }

    /**
     * What is wrong with one input.
     *
     * @param field the operation's component
     * @param message a whole sentence for a person
     */
    public record FieldProblem(String field, String message) {}
}
