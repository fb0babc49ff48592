package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.evaluation.Decision.Allowed;
import dev.latchkey.policy.evaluation.Decision.ExplicitlyDenied;
import dev.latchkey.policy.evaluation.Decision.ImplicitlyDenied;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request is authorized (IAM guide, "Policy evaluation logic").
 *
 * <p>Any Deny that applies wins. Otherwise an identity policy must allow it, and so must the permissions boundary and
 * the session policies where there are any; these two grant nothing by themselves.
 */
public final class PolicyEngine {

    private PolicyEngine() {}

    public static Decision decide(AuthorizationRequest request, ApplicablePolicies policies) {
        if (UncontrolledActions.contains(request.action())) {
            return Allowed.TO_EVERYBODY;
        }
        if (policies.isRootUser()) {
            return Allowed.TO_THE_ROOT_USER;
        }
        Decision unreadable = policies.unreadable();
        if (unreadable != null) {
            return unreadable;
        }
        RequestedAction action = RequestedAction.of(request.action());
        Decision denied = explicitDeny(request, action, policies);
        return denied != null ? denied : allowedByAll(request, action, policies);
    }

    /** The decision with its full reason: every statement, and which part of it matched or failed. */
    public static Explanation explain(AuthorizationRequest request, ApplicablePolicies policies) {
        return Explanation.of(request, policies, decide(request, policies));
    }

    private static @Nullable Decision explicitDeny(
            AuthorizationRequest request, RequestedAction action, ApplicablePolicies policies) {
        DecidingStatement statement = first(request, action, policies.identity(), true);
        if (statement != null) {
            return new ExplicitlyDenied(PolicyType.IDENTITY, statement);
        }
        AttachedPolicy boundary = policies.boundary();
        statement = boundary == null ? null : first(request, action, boundary, true);
        if (statement != null) {
            return new ExplicitlyDenied(PolicyType.BOUNDARY, statement);
        }
        List<AttachedPolicy> session = policies.session();
        statement = session == null ? null : first(request, action, session, true);
        return statement == null ? null : new ExplicitlyDenied(PolicyType.SESSION, statement);
    }

    private static Decision allowedByAll(
            AuthorizationRequest request, RequestedAction action, ApplicablePolicies policies) {
        DecidingStatement allow = first(request, action, policies.identity(), false);
        if (allow == null) {
            return ImplicitlyDenied.BY_IDENTITY;
        }
        AttachedPolicy boundary = policies.boundary();
        if (boundary != null && first(request, action, boundary, false) == null) {
            return new ImplicitlyDenied(PolicyType.BOUNDARY, boundary.origin());
        }
        List<AttachedPolicy> session = policies.session();
        if (session != null && first(request, action, session, false) == null) {
            return ImplicitlyDenied.BY_SESSION;
        }
        return Allowed.by(allow);
    }

    private static @Nullable DecidingStatement first(
            AuthorizationRequest request, RequestedAction action, List<AttachedPolicy> policies, boolean denies) {
        for (int i = 0; i < policies.size(); i++) {
            DecidingStatement found = first(request, action, policies.get(i), denies);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable DecidingStatement first(
            AuthorizationRequest request, RequestedAction action, AttachedPolicy attached, boolean denies) {
        CompiledPolicy policy = attached.policy();
        StatementIndex index = denies ? policy.denies() : policy.allows();
        if (index.isEmpty()) {
            return null;
        }
        CompiledStatement found = index.firstApplying(action, request.resource(), request.context());
        return found == null ? null : found.in(attached.origin());
    }
}
