package dev.latchkey.policy.document;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grammar of one statement. */
final class StatementGrammar {

    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private final JsonCursor json;
    private final List<PolicyProblem> problems;

    private @Nullable String sid;
    private @Nullable Effect effect;
    private @Nullable ActionElement actions;
    private @Nullable ResourceElement resources;
    private final List<ConditionEntry> conditions = new ArrayList<>();

    StatementGrammar(JsonCursor json, List<PolicyProblem> problems) {
        this.json = json;
        this.problems = problems;
    }

    Statement statement() throws IOException, SyntaxProblem {
        if (json.current() != JsonToken.START_OBJECT) {
            throw json.problem("a statement must be a JSON object");
        }
        Position start = json.position();
        SeenNames seen = new SeenNames();
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
            Position keyPosition = json.position();
            if (!ELEMENTS.contains(key)) {
                throw new SyntaxProblem(
                        "unknown-element", "`" + key + "` is not an element of a statement", keyPosition);
            }
            DocumentGrammar.refuseSecond(!seen.add(key), key, keyPosition);
            json.next();
            element(key, keyPosition);
        }
        Position end = json.position();
        if (effect == null) {
            throw new SyntaxProblem("the statement has no `Effect`", start);
        }
        if (actions == null || actions.values().isEmpty()) {
            report(PolicyProblem.Kind.NO_ACTIONS, "the statement lists no actions", start);
        }
        if (resources == null || resources.values().isEmpty()) {
            report(PolicyProblem.Kind.NO_RESOURCES, "the statement lists no resources", start);
        }
        return new Statement(
                sid,
                effect,
                actions == null ? new ActionElement.Action(List.of(), start) : actions,
                resources == null ? new ResourceElement.Resource(List.of(), start) : resources,
                conditions,
                start,
                end);
    }

    private void element(String key, Position keyPosition) throws IOException, SyntaxProblem {
        switch (key) {
            case "Sid" -> sid = json.string(key);
            case "Effect" -> effect = effect();
            case "Action", "NotAction" -> {
                refuseBoth(actions != null, "Action", keyPosition);
                List<PolicyValue> values = json.strings(key, false);
                checkActions(values);
                actions = key.equals("Action")
                        ? new ActionElement.Action(values, keyPosition)
                        : new ActionElement.NotAction(values, keyPosition);
            }
            case "Resource", "NotResource" -> {
                refuseBoth(resources != null, "Resource", keyPosition);
                List<PolicyValue> values = json.strings(key, true);
                resources = key.equals("Resource")
                        ? new ResourceElement.Resource(values, keyPosition)
                        : new ResourceElement.NotResource(values, keyPosition);
            }
            case "Condition" -> conditions();
            default -> {
                report(PolicyProblem.Kind.PRINCIPAL, "`" + key + "` has no place in this kind of policy", keyPosition);
                json.skip();
            }
        }
    }

    private static void refuseBoth(boolean seen, String element, Position position) throws SyntaxProblem {
        if (seen) {
            throw new SyntaxProblem(
                    "unsupported-element-combination",
                    "`" + element + "` and `Not" + element + "` cannot stand in the same statement",
                    position);
        }
    }

    private Effect effect() throws IOException, SyntaxProblem {
        String text = json.string("Effect");
        Effect exact = Effect.parse(text);
        if (exact != null) {
            return exact;
        }
        for (Effect candidate : Effect.values()) {
            if (AsciiCase.equal(candidate.text(), text)) {
                report(
                        PolicyProblem.Kind.EFFECT_CASE,
                        "`" + text + "` must be written `" + candidate.text() + "`",
                        json.position());
                return Effect.DENY;
            }
        }
        throw json.problem("`" + text + "` is not an effect; the effects are `Allow` and `Deny`");
    }

    private void checkActions(List<PolicyValue> values) {
        for (PolicyValue value : values) {
            String complaint = value.text() == null ? null : ActionPattern.complaint(value.text());
            if (complaint != null) {
                problems.add(PolicyProblem.of(
                        PolicyProblem.Kind.ACTION_FORM,
                        complaint,
                        "`" + value.text() + "` is not an action; write `service:Name` or `*`",
                        value.position()));
            }
        }
    }

    private void conditions() throws IOException, SyntaxProblem {
        if (json.current() != JsonToken.START_OBJECT) {
            throw json.problem("`Condition` must be a JSON object");
        }
        SeenNames operators = new SeenNames();
        for (String name = json.nextKey(); name != null; name = json.nextKey()) {
            Position position = json.position();
            DocumentGrammar.refuseSecond(!operators.add(name), name, position);
            if (json.next() != JsonToken.START_OBJECT) {
                throw json.problem("`" + name + "` must hold a JSON object of condition keys");
            }
            conditionKeys(name, position);
        }
    }

    private void conditionKeys(String name, Position operatorPosition) throws IOException, SyntaxProblem {
        ConditionOperator operator = ConditionOperator.parse(name);
        SeenNames keys = new SeenNames();
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
            Position position = json.position();
            if (operator == null) {
                throw unknownOperator(name, operatorPosition);
            }
            DocumentGrammar.refuseSecond(!keys.add(key), key, position);
            json.next();
            conditions.add(new ConditionEntry(operator, key, json.scalars(key), operatorPosition, position));
        }
    }

    private static SyntaxProblem unknownOperator(String name, Position position) {
        return name.endsWith("NullIfExists")
                ? new SyntaxProblem("null-with-if-exists", "`Null` cannot be combined with `IfExists`", position)
                : new SyntaxProblem(
                        "invalid-condition-operator", "`" + name + "` is not a condition operator", position);
    }

    private void report(PolicyProblem.Kind kind, String detail, Position position) {
        problems.add(new PolicyProblem(kind, detail, position));
    }
}
