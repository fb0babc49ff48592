package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.arn.ResourcePattern;
import dev.latchkey.policy.condition.ConditionTest;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.PolicyDocument;
import dev.latchkey.policy.document.PolicyReader;
import dev.latchkey.policy.document.UnreadablePolicyException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One policy document, compiled once into matchers and shared by all requests from then on.
 *
 * <p>One that cannot be read is a compiled policy too: it carries the problem, and whoever holds it is denied
 * everything.
 */
public final class CompiledPolicy {

    private final List<CompiledStatement> statements;
    private final StatementIndex allows;
    private final StatementIndex denies;
    private final @Nullable String problem;

    private CompiledPolicy(List<CompiledStatement> statements, @Nullable String problem) {
        this.statements = statements;
        this.problem = problem;
        this.allows = new StatementIndex(withEffect(Effect.ALLOW));
        this.denies = new StatementIndex(withEffect(Effect.DENY));
    }

    public static CompiledPolicy compile(PolicyDocument document) {
        List<CompiledStatement> statements =
                new ArrayList<>(document.statements().size());
        for (int i = 0; i < document.statements().size(); i++) {
            statements.add(new CompiledStatement(document.statements().get(i), i, document.version()));
        }
        return new CompiledPolicy(statements, null);
    }

    /** Compiles the text of a stored policy; never fails. */
    public static CompiledPolicy ofText(String text) {
        try {
            return compile(PolicyReader.parse(text));
        } catch (UnreadablePolicyException unreadable) {
            return new CompiledPolicy(List.of(), unreadable.problems().get(0).toString());
        }
    }

    public boolean isReadable() {
        return problem == null;
    }

    /** What could not be understood, and where; null for a policy that can be read. */
    public @Nullable String problem() {
        return problem;
    }

    /** The names of all condition keys and variables that it speaks of, as spelled, each spelling once. */
    public List<String> referencedKeys() {
        Set<String> names = new LinkedHashSet<>();
        for (CompiledStatement statement : statements) {
            for (ResourcePattern pattern : statement.resources().patterns()) {
                pattern.variables().forEach(key -> names.add(key.name()));
            }
            for (ConditionTest condition : statement.conditions()) {
                names.add(condition.key().name());
                condition.variables().forEach(key -> names.add(key.name()));
            }
        }
        return List.copyOf(names);
    }

    /** Whether any of its statements could allow that action to somebody, on something, under some condition. */
    public boolean couldAllow(String action) {
        return allows.isAnyOn(RequestedAction.of(action));
    }

    List<CompiledStatement> statements() {
        return statements;
    }

    StatementIndex allows() {
        return allows;
    }

    StatementIndex denies() {
        return denies;
    }

    private List<CompiledStatement> withEffect(Effect effect) {
        List<CompiledStatement> found = new ArrayList<>(statements.size());
        for (CompiledStatement statement : statements) {
            if (statement.effect() == effect) {
                found.add(statement);
            }
        }
        return found;
    }
}
