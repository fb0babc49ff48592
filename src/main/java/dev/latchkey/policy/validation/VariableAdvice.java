package dev.latchkey.policy.validation;

import dev.latchkey.policy.action.ConditionKeyCatalogue;
import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.ConditionEntry;
import dev.latchkey.policy.document.PolicyValue;
import dev.latchkey.policy.document.Position;
import dev.latchkey.policy.document.Statement;
import dev.latchkey.policy.document.TextTemplate;
import dev.latchkey.policy.document.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advice on policy variables: malformed ones, unknown ones, and those in places where they mean nothing. */
final class VariableAdvice {

    private static final int PART_OF_RESOURCE = 5;

    private VariableAdvice() {}

    static void give(Statement statement, boolean variables, Findings findings) {
        for (PolicyValue value : statement.resources().values()) {
            String text = value.text();
            if (text != null && text.contains("${")) {
                inText(text, value.position(), variables, findings);
                if (variables) {
                    outsideOfTheLastPart(text, value.position(), findings);
                }
            }
        }
        for (ConditionEntry entry : statement.conditions()) {
            if (entry.key().contains("${")) {
                findings.warning(
                        "variable-unsupported-in-element",
                        entry.position(),
                        "variables have no meaning in the name of a condition key",
                        "Write the name of the key.");
            }
            for (PolicyValue value : entry.values()) {
                if (value.text() != null && value.text().contains("${")) {
                    inCondition(entry, value, variables, findings);
                }
            }
        }
        String sid = statement.sid();
        if (sid != null && sid.contains("${")) {
            findings.warning(
                    "variable-unsupported-in-element",
                    statement.start(),
                    "variables have no meaning in a `Sid`",
                    "Remove it.");
        }
    }

    private static void inCondition(ConditionEntry entry, PolicyValue value, boolean variables, Findings findings) {
        Comparison.Family family = entry.operator().comparison().family();
        if (!family.hasVariables() || family == Comparison.Family.BOOL) {
            findings.warning(
                    "invalid-variable-for-operator",
                    value.position(),
                    family.hasVariables()
                            ? "`" + entry.operator() + "` is not documented to expand variables; here it does"
                            : "`" + entry.operator()
                                    + "` is not documented to expand variables, so this is literal text",
                    "Use a string or an ARN operator, or write the value itself.");
        }
        if (family.hasVariables() && value.text() != null) {
            inText(value.text(), value.position(), variables, findings);
        }
    }

    private static void outsideOfTheLastPart(String text, Position position, Findings findings) {
        List<String> parts = ResourceForm.split(text);
        int leading = Math.min(parts.size(), PART_OF_RESOURCE);
        if (parts.subList(0, leading).stream().anyMatch(part -> part.contains("${"))) {
            findings.hint(
                    "variable-outside-resource-part",
                    position,
                    "variables are documented for the last part of an ARN only; they work here all the same",
                    "Write the part itself if you can.");
        }
    }

    private static void inText(String text, Position position, boolean variables, Findings findings) {
        if (!variables) {
            findings.warning(
                    "variable-unsupported-in-version",
                    position,
                    "in a policy without `\"Version\": \"2012-10-17\"` a variable is literal text",
                    "Set `Version` to `2012-10-17`.");
            return;
        }
        for (TextTemplate.Piece piece : TextTemplate.parse(text, true).pieces()) {
            if (piece instanceof TextTemplate.Plain plain && plain.text().contains("${")) {
                boolean quote = plain.text().indexOf('\'', plain.text().indexOf("${")) >= 0;
                findings.warning(
                        quote ? "missing-quote-in-variable" : "missing-brace-in-variable",
                        position,
                        "this variable is not closed, so it is literal text",
                        quote ? "Add the closing quote and the brace." : "Add the closing brace.");
            } else if (piece instanceof TextTemplate.Reference reference) {
                reference(reference.variable(), reference.body(), position, findings);
            }
        }
    }

    private static void reference(@Nullable Variable variable, String body, Position position, Findings findings) {
        if (body.isBlank()) {
            findings.warning(
                    "empty-variable",
                    position,
                    "an empty variable never has a value",
                    "Name the key inside the braces.");
        } else if (variable == null) {
            findings.warning(
                    "malformed-variable",
                    position,
                    "`${" + body + "}` is not a variable and never has a value",
                    "Write `${key}` or `${key, 'default'}`.");
        } else {
            if (body.startsWith(" ")
                    || (variable.defaultText() == null && body.endsWith(" "))
                    || spaceInKey(variable)) {
                findings.warning(
                        "unsupported-space-in-variable",
                        position,
                        "`${" + body + "}` holds a space that does not belong there",
                        "Remove the space.");
            }
            String name = variable.key().name();
            if (ConditionKeyCatalogue.get().find(name).isEmpty()) {
                findings.warning(
                        "unknown-variable",
                        position,
                        "`" + name + "` is not a key that a request here can carry, so it never has a value",
                        ConditionKeyCatalogue.get()
                                .nearest(name)
                                .map(near -> "Did you mean `" + near + "`?")
                                .orElse("Use a key that is known."));
            }
        }
    }

    private static boolean spaceInKey(Variable variable) {
        return variable.key().name().contains(" ") && !variable.key().name().contains("/");
    }
}
