package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What a name may consist of, and IAM's words for one that does not (API Reference, "Common Errors").
 *
 * @param member the name of the input in messages, lowerCamel
 * @param pattern as it is printed
 */
public record NameRule(String member, int maximum, String pattern, IntPredicate allowed) {

    /** Letters, digits and {@code _+=,.@-}: what users, groups and policies may be called. */
    public static final IntPredicate NAME = c -> c < 128 && (Character.isLetterOrDigit(c) || "_+=,.@-".indexOf(c) >= 0);

    /** That rule as IAM prints it. */
    public static final String NAME_PATTERN = "[\\w+=,.@-]+";

    /** Refuses a text that breaks the rule, with a ValidationError. */
    public void check(String text) {
        if (text.isEmpty()) {
            throw broken(text, "Member must have length greater than or equal to 1");
        }
        if (text.length() > maximum) {
            throw broken(text, "Member must have length less than or equal to " + maximum);
        }
        if (!text.chars().allMatch(allowed)) {
            throw broken(text, "Member must satisfy regular expression pattern: " + pattern);
        }
    }

    private OperationFailed broken(String text, String constraint) {
        String message = "1 validation error detected: Value '" + text + "' at '" + member
                + "' failed to satisfy constraint: " + constraint;
        return new OperationFailed(ErrorCode.VALIDATION_ERROR, message, List.of(new FieldProblem(member, constraint)));
    }
}
