package dev.latchkey.account;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Collects the numbers that are out of their ranges, and says so in IAM's words (API Reference, "Common Errors"). */
final class RangeCheck {

    private final List<String> constraints = new ArrayList<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    RangeCheck require(String member, int value, int minimum, int maximum) {
        if (value < minimum) {
            add(member, value, "Member must have value greater than or equal to " + minimum, minimum, maximum);
        } else if (value > maximum) {
            add(member, value, "Member must have value less than or equal to " + maximum, minimum, maximum);
        }
        return this;
    }

    RangeCheck require(String member, OptionalInt value, int minimum, int maximum) {
        return value.isPresent() ? require(member, value.getAsInt(), minimum, maximum) : this;
    }

    void orFail() {
        if (!problems.isEmpty()) {
            String count = problems.size() == 1 ? "1 validation error" : problems.size() + " validation errors";
            throw new OperationFailed(
                    ErrorCode.VALIDATION_ERROR, count + " detected: " + String.join("; ", constraints), problems);
        }
    }

    private void add(String member, int value, String constraint, int minimum, int maximum) {
        constraints.add("Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + constraint);
        problems.add(new FieldProblem(member, "Use a whole number from " + minimum + " to " + maximum + "."));
    }
}
