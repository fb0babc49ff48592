package dev.latchkey.administration;

import dev.latchkey.operation.OperationFailed;
import dev.latchkey.web.FormErrors;

/** What is wrong with a typed name or path, in words for people in the place of IAM's. */
final class NameErrors {

    private NameErrors() {}

    /**
     * The errors of a form.
     *
     * @param nameField the field of the name, at which also stands what is about no field
     * @param longest how many characters the name may have
     */
    static FormErrors of(OperationFailed failed, String nameField, int longest) {
        FormErrors said = FormErrors.NONE;
        for (FormErrors.Problem problem : FormErrors.of(failed, nameField).problems()) {
            said = said.and(problem.field(), sentence(problem, longest));
        }
        return said;
    }

    private static String sentence(FormErrors.Problem problem, int longest) {
        boolean isRule =
                problem.message().startsWith("Member must") || problem.message().startsWith("1 validation error");
        if (!isRule) {
            return problem.message();
        }
        return problem.field().equals("path") || problem.message().contains("'path'")
                ? "Begin and end the path with a slash, and use no spaces in it."
                : "Use 1 to " + longest + " letters, digits and the characters _ + = , . @ - for the name.";
    }
}
