package dev.latchkey.policy.document;

import java.io.Serial;

/** Ends the reading of a text that does not follow the grammar. */
final class SyntaxProblem extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient PolicyProblem problem;

    SyntaxProblem(String detail, Position position) {
        this("syntax", detail, position);
    }

    SyntaxProblem(String id, String detail, Position position) {
        super(detail, null, false, false);
        PolicyProblem.Kind kind = PolicyProblem.Kind.SYNTAX;
        this.problem = new PolicyProblem(kind, id, kind.message(), detail, position);
    }

    PolicyProblem problem() {
        return problem;
    }
}
