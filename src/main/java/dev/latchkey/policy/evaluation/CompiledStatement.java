package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.condition.ConditionTest;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.LanguageVersion;
import dev.latchkey.policy.document.Position;
import dev.latchkey.policy.document.Statement;
import org.jspecify.annotations.Nullable;

/** One statement, compiled; it applies when its action, its resource and its condition all match. */
final class CompiledStatement {

    private final int index;
    private final @Nullable String sid;
    private final Effect effect;
    private final Position start;
    private final Position end;
    private final ActionTest actions;
    private final ResourceTest resources;
    private final ConditionTest[] conditions;

    CompiledStatement(Statement statement, int index, LanguageVersion version) {
        this.index = index;
        this.sid = statement.sid();
        this.effect = statement.effect();
        this.start = statement.start();
        this.end = statement.end();
        this.actions = ActionTest.of(statement.actions());
        this.resources = ResourceTest.of(statement.resources(), version.hasVariables());
        this.conditions = new ConditionTest[statement.conditions().size()];
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = ConditionTest.compile(statement.conditions().get(i), version);
        }
    }

    int index() {
        return index;
    }

    Effect effect() {
        return effect;
    }

    ActionTest actions() {
        return actions;
    }

    ResourceTest resources() {
        return resources;
    }

    ConditionTest[] conditions() {
        return conditions;
    }

    /** Whether resource and condition match, once the action is known to. */
    boolean appliesTo(String resource, RequestContext context) {
        if (!resources.matches(resource, context)) {
            return false;
        }
        for (ConditionTest condition : conditions) {
            if (!condition.holds(context, effect)) {
                return false;
            }
        }
        return true;
    }

    DecidingStatement in(PolicyOrigin origin) {
        return new DecidingStatement(origin, sid, index, start, end);
    }
}
