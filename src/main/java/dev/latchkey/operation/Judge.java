package dev.latchkey.operation;

import dev.latchkey.operation.ResourceReference.OwnerOfAccessKey;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.OwnMfaDevices;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import dev.latchkey.policy.explanation.AccessDeniedSentence;
import dev.latchkey.policy.explanation.CallerFacts;
import dev.latchkey.policy.explanation.Reason;
import dev.latchkey.policy.explanation.WhatIfs;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Decides about the operations of one caller with one set of policies; looks each resource up once. */
final class Judge {

    private final Caller caller;
    private final ApplicablePolicies policies;
    private final ArnResolver resolver;
    private final CallerFacts facts;
    private final RequestContext context;
    private final Map<ResourceReference, ResolvedResource> resolved = new HashMap<>();

    Judge(Caller caller, Standing standing, ArnResolver resolver, Instant now) {
        this.caller = caller;
        this.policies = standing.policies();
        this.resolver = resolver;
        this.context = caller.context(now).build();
        this.facts = new CallerFacts(
                caller.principal() instanceof Principal.User user ? user.arn() : null,
                standing.hasDevice(),
                isAccountFlagOn(policies));
    }

    /** The decision on what the operation acts on; on the first thing of several that it may not act on. */
    Permission decide(Operation<?> operation) {
        Permission permission = decideOn(operation.resource(), operation);
        for (ResourceReference further : operation.furtherResources()) {
            if (!permission.isAllowed()) {
                return permission;
            }
            Permission there = decideOn(further, operation);
            permission = there.isAllowed() ? permission : there;
        }
        return permission;
    }

    private Permission decideOn(ResourceReference reference, Operation<?> operation) {
        ResolvedResource resource = resolved.computeIfAbsent(reference, named -> resolver.resolve(caller, named));
        AuthorizationRequest request =
                caller.asksFor(operation.action(), resource, operation.conditionKeys(), context.toBuilder());
        Decision decision = decide(request);
        return new Permission(operation, resource, decision, () -> reasonFor(request), () -> AccessDeniedSentence.of(
                        caller.principal().arn(), told(operation, request), decision)
                .text());
    }

    /** The request as a refusal tells it: whose a key is, or whether there is one, is not for whoever may not see it. */
    private AuthorizationRequest told(Operation<?> operation, AuthorizationRequest request) {
        return operation.resource() instanceof OwnerOfAccessKey key
                ? new AuthorizationRequest(
                        request.action(),
                        OwnerOfAccessKey.toldAs(caller.accountId(), key.accessKeyId()),
                        request.context())
                : request;
    }

    private Decision decide(AuthorizationRequest request) {
        Decision decision = PolicyEngine.decide(request, policies);
        String own = facts.ownUserArn();
        return own == null ? decision : OwnMfaDevices.apply(decision, request, own, facts.mfaDevice());
    }

    private Reason reasonFor(AuthorizationRequest request) {
        return WhatIfs.reasonFor(request, policies, facts)
                .orElseThrow(() -> new IllegalStateException("what is allowed has no reason for being refused"));
    }

    private static boolean isAccountFlagOn(ApplicablePolicies policies) {
        return policies.identity().stream()
                .anyMatch(policy -> policy.origin().kind() == PolicyOrigin.Kind.ACCOUNT_SETTING);
    }
}
