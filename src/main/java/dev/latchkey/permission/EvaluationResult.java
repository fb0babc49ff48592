package dev.latchkey.permission;

import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.Position;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.Explanation;
import dev.latchkey.policy.evaluation.PolicyType;
import dev.latchkey.policy.evaluation.StatementTrace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation came to for one action on one resource (API Reference, "EvaluationResult").
 *
 * @param evalDecision {@code allowed}, {@code explicitDeny} or {@code implicitDeny}
 * @param matchedStatements those that decided
 * @param missingContextValues the condition keys that the policies speak of and the request lacks
 * @param permissionsBoundaryDecisionDetail null where there is no boundary
 */
public record EvaluationResult(
        String evalActionName,
        String evalResourceName,
        String evalDecision,
        List<MatchedStatement> matchedStatements,
        List<String> missingContextValues,
        @Nullable PermissionsBoundaryDecisionDetail permissionsBoundaryDecisionDetail,
        Map<String, String> evalDecisionDetails) {

    /** A statement that decided, and where it stands in its document. */
    public record MatchedStatement(
            String sourcePolicyId, String sourcePolicyType, Place startPosition, Place endPosition) {

        static MatchedStatement of(StatementTrace trace) {
            String type = trace.policyType() == PolicyType.BOUNDARY ? "Permissions Boundary Policy" : "IAM Policy";
            return new MatchedStatement(
                    trace.statement().origin().name(),
                    type,
                    Place.of(trace.statement().start()),
                    Place.of(trace.statement().end()));
        }
    }

    /** A place in a document. */
    public record Place(int line, int column) {

        static Place of(Position position) {
            return new Place(position.line(), position.column());
        }
    }

    /** Whether the boundary would let it through. */
    public record PermissionsBoundaryDecisionDetail(boolean allowedByPermissionsBoundary) {}

    static EvaluationResult of(Explanation explanation, boolean hasBoundary) {
        Decision decision = explanation.decision();
        boolean isDeny = decision instanceof Decision.ExplicitlyDenied;
        List<MatchedStatement> matched = explanation.applying().stream()
                .filter(trace -> !isDeny || trace.effect() == Effect.DENY)
                .map(MatchedStatement::of)
                .toList();
        return new EvaluationResult(
                explanation.request().action(),
                explanation.request().resource(),
                decision.isAllowed() ? "allowed" : isDeny ? "explicitDeny" : "implicitDeny",
                matched,
                explanation.missingKeys(),
                hasBoundary ? new PermissionsBoundaryDecisionDetail(isAllowedByBoundary(explanation)) : null,
                Map.of());
    }

    private static boolean isAllowedByBoundary(Explanation explanation) {
        return explanation.statements(PolicyType.BOUNDARY, Effect.ALLOW).anyMatch(StatementTrace::applies)
                && explanation.statements(PolicyType.BOUNDARY, Effect.DENY).noneMatch(StatementTrace::applies);
    }
}
