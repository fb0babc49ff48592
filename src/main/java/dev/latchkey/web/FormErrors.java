package dev.latchkey.web;

import dev.latchkey.operation.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a form that came in: told once at the top of the page and once more at each field. */
public record FormErrors(List<Problem> problems) {

    /** Nothing is wrong. */
    public static final FormErrors NONE = new FormErrors(List.of());

    public FormErrors {
        problems = List.copyOf(problems);
    }

    /** One problem with one field; with no field in particular where that is empty. */
    public static FormErrors of(String field, String message) {
        return NONE.and(field, message);
    }

    /** The problems that an operation found; what it could name no field for stands at the given one. */
    public static FormErrors of(OperationFailed failed, String elseField) {
        if (failed.problems().isEmpty()) {
            return of(elseField, String.valueOf(failed.getMessage()));
        }
        return new FormErrors(failed.problems().stream()
                .map(problem -> new Problem(problem.field(), problem.message()))
                .toList());
    }

    /** These and one more. */
    public FormErrors and(String field, String message) {
        List<Problem> more = new ArrayList<>(problems);
        more.add(new Problem(field, message));
        return new FormErrors(more);
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    public boolean isPresent() {
        return !problems.isEmpty();
    }

    /** What is wrong with that field. */
    public Optional<String> at(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(Problem::message)
                .findFirst();
    }

    /**
     * One problem.
     *
     * @param field the name of the form's field, which is its id in the page too; empty for the form as a whole
     * @param message a whole sentence
     */
    public record Problem(String field, String message) {

        public boolean hasField() {
            return !field.isEmpty();
        }
    }
}
