package dev.latchkey.policy.document;

import java.io.Serial;
import java.util.List;

/** The one way in which reading a policy document fails: it says what is not understood, and where. */
public final class UnreadablePolicyException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    UnreadablePolicyException(List<PolicyProblem> problems) {
        super(problems.get(0).toString(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<PolicyProblem> problems() {
        return problems;
    }
}
