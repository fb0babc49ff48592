package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.arn.ResourcePattern;
import dev.latchkey.policy.condition.ConditionTest;
import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.ContextKey;
import dev.latchkey.policy.document.Effect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A decision with its full reason as data: every statement that was considered, in order, which part of it matched or
 * failed, and the context keys that the policies speak of and the request lacks.
 */
public record Explanation(
        AuthorizationRequest request, Decision decision, List<StatementTrace> statements, List<String> missingKeys) {

    public Explanation {
        statements = List.copyOf(statements);
        missingKeys = List.copyOf(missingKeys);
    }

    static Explanation of(AuthorizationRequest request, ApplicablePolicies policies, Decision decision) {
        List<StatementTrace> traces = new ArrayList<>();
        Set<ContextKey> missing = new LinkedHashSet<>();
        policies.identity().forEach(policy -> trace(request, PolicyType.IDENTITY, policy, traces, missing));
        AttachedPolicy boundary = policies.boundary();
        if (boundary != null) {
            trace(request, PolicyType.BOUNDARY, boundary, traces, missing);
        }
        List<AttachedPolicy> session = policies.session();
        if (session != null) {
            session.forEach(policy -> trace(request, PolicyType.SESSION, policy, traces, missing));
        }
        return new Explanation(
                request,
                decision,
                traces,
                missing.stream().map(ContextKey::name).toList());
    }

    /** The statements that apply. */
    public List<StatementTrace> applying() {
        return statements.stream().filter(StatementTrace::applies).toList();
    }

    /** Whether the request would be allowed if every test on these condition keys came out in the caller's favour. */
    public boolean isAllowedIfFavoured(Set<String> keys, ApplicablePolicies policies) {
        if (policies.unreadable() != null) {
            return false;
        }
        Set<String> folded = new LinkedHashSet<>();
        keys.forEach(key -> folded.add(AsciiCase.fold(key)));
        boolean denied =
                statements.stream().anyMatch(trace -> trace.effect() == Effect.DENY && trace.appliesIfFavoured(folded));
        return !denied
                && hasAllow(PolicyType.IDENTITY, folded)
                && (policies.boundary() == null || hasAllow(PolicyType.BOUNDARY, folded))
                && (policies.session() == null || hasAllow(PolicyType.SESSION, folded));
    }

    /** Statements of a type and effect. */
    public Stream<StatementTrace> statements(PolicyType type, Effect effect) {
        return statements.stream().filter(trace -> trace.policyType() == type && trace.effect() == effect);
    }

    private boolean hasAllow(PolicyType type, Set<String> keys) {
        return statements(type, Effect.ALLOW).anyMatch(trace -> trace.appliesIfFavoured(keys));
    }

    private static void trace(
            AuthorizationRequest request,
            PolicyType type,
            AttachedPolicy attached,
            List<StatementTrace> traces,
            Set<ContextKey> missing) {
        for (CompiledStatement statement : attached.policy().statements()) {
            List<ConditionTrace> conditions = new ArrayList<>();
            for (ConditionTest test : statement.conditions()) {
                conditions.add(trace(test, statement.effect(), request.context()));
                addMissing(test.key(), request.context(), missing);
                test.variables().forEach(key -> addMissing(key, request.context(), missing));
            }
            for (ResourcePattern pattern : statement.resources().patterns()) {
                pattern.variables().forEach(key -> addMissing(key, request.context(), missing));
            }
            traces.add(new StatementTrace(
                    type,
                    statement.in(attached.origin()),
                    statement.effect(),
                    actionTrace(statement.actions(), request.action()),
                    resourceTrace(statement.resources(), request),
                    conditions));
        }
    }

    private static PartTrace actionTrace(ActionTest test, String action) {
        String entry = test.entryFor(action);
        return new PartTrace(test.isNegated() != (entry != null), test.isNegated() ? "NotAction" : "Action", entry);
    }

    private static PartTrace resourceTrace(ResourceTest test, AuthorizationRequest request) {
        ResourcePattern pattern = test.patternFor(request.resource(), request.context());
        return new PartTrace(
                test.isNegated() != (pattern != null),
                test.isNegated() ? "NotResource" : "Resource",
                pattern == null ? null : pattern.text());
    }

    private static ConditionTrace trace(ConditionTest test, Effect effect, RequestContext context) {
        return new ConditionTrace(
                test.operator().text(),
                test.key().name(),
                test.values(),
                context.get(test.key().name()),
                test.holds(context, effect));
    }

    private static void addMissing(ContextKey key, RequestContext context, Set<ContextKey> missing) {
        if (context.single(key) == null && context.multiple(key) == null) {
            missing.add(key);
        }
    }
}
