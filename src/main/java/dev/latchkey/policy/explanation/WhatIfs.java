package dev.latchkey.policy.explanation;

import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.arn.Arn;
import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.ConditionTrace;
import dev.latchkey.policy.evaluation.ContextKeys;
import dev.latchkey.policy.evaluation.DecidingStatement;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.Explanation;
import dev.latchkey.policy.evaluation.OwnMfaDevices;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.PolicyType;
import dev.latchkey.policy.evaluation.RequestContext;
import dev.latchkey.policy.evaluation.StatementTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reason for a denial by trying what would change it, in order: MFA, a fresher MFA, the account setting, the
 * caller's own resource; then it asks which condition keys stand in the way.
 */
public final class WhatIfs {

    private final AuthorizationRequest request;
    private final ApplicablePolicies policies;
    private final CallerFacts facts;
    private final Decision decision;

    private WhatIfs(AuthorizationRequest request, ApplicablePolicies policies, CallerFacts facts, Decision decision) {
        this.request = request;
        this.policies = policies;
        this.facts = facts;
        this.decision = decision;
    }

    /** The reason for a denial; empty where the request is allowed. */
    public static Optional<Reason> reasonFor(
            AuthorizationRequest request, ApplicablePolicies policies, CallerFacts facts) {
        Decision decision = decide(request, policies, facts);
        return decision.isAllowed()
                ? Optional.empty()
                : Optional.of(new WhatIfs(request, policies, facts, decision).reason());
    }

    private Reason reason() {
        if (decision instanceof Decision.DeniedAsUnreadable) {
            return plain(ReasonClass.POLICY_UNREADABLE, List.of(), WayOut.ASK_ADMINISTRATOR);
        }
        Reason byMfa = mfa();
        if (byMfa != null) {
            return byMfa;
        }
        if (isAllowedWithAccountFlag()) {
            return plain(ReasonClass.TOGGLE, List.of(), WayOut.SWITCH_ON_ACCOUNT_SETTING);
        }
        String elsewhere = ownResource();
        Decision there = elsewhere == null ? null : decide(request.withResource(elsewhere), policies, facts);
        if (there != null && there.isAllowed()) {
            return new Reason(
                    ReasonClass.GRANTED_ELSEWHERE,
                    request,
                    decision,
                    decision.origin(),
                    sid(),
                    List.of(),
                    WayOut.GO_TO_OWN_RESOURCE,
                    elsewhere,
                    null,
                    there.statement(),
                    List.of());
        }
        Explanation explanation = PolicyEngine.explain(request, policies);
        List<String> keys = decidingKeys(explanation);
        if (!keys.isEmpty()) {
            return plain(ReasonClass.CONDITION, keys, WayOut.NONE);
        }
        if (decision instanceof Decision.ExplicitlyDenied) {
            return plain(ReasonClass.EXPLICIT_DENY, keysOfDecidingStatement(explanation), WayOut.ASK_ADMINISTRATOR);
        }
        return plain(
                decision.policyType() == PolicyType.BOUNDARY ? ReasonClass.BOUNDARY : ReasonClass.NOT_GRANTED,
                List.of(),
                WayOut.ASK_ADMINISTRATOR);
    }

    private @Nullable Reason mfa() {
        if (facts.ownUserArn() == null || !isAllowed(withMfa(0))) {
            return null;
        }
        String present = request.context().single(ContextKeys.MFA_PRESENT);
        if (present == null || !AsciiCase.equal(present, "true")) {
            return facts.hasMfaDevice()
                    ? plain(ReasonClass.NEEDS_MFA, mfaKeys(), WayOut.VERIFY_WITH_MFA)
                    : plain(ReasonClass.NEEDS_MFA_SETUP, mfaKeys(), WayOut.SET_UP_MFA);
        }
        return new Reason(
                ReasonClass.MFA_TOO_OLD,
                request,
                decision,
                decision.origin(),
                sid(),
                List.of(ContextKeys.MFA_AGE.name()),
                WayOut.VERIFY_WITH_MFA,
                null,
                greatestAllowedAge(),
                conditional(),
                List.of());
    }

    private AuthorizationRequest withMfa(long age) {
        RequestContext context = request.context().toBuilder()
                .put(ContextKeys.MFA_PRESENT.name(), "true")
                .put(ContextKeys.MFA_AGE.name(), Long.toString(age))
                .build();
        return request.withContext(context);
    }

    /** Halves the way between an age that is allowed and one that is not until they meet. */
    private @Nullable Long greatestAllowedAge() {
        String age = request.context().single(ContextKeys.MFA_AGE);
        if (age == null || age.length() > 12 || !age.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        long denied = age.isEmpty() ? 0 : Long.parseLong(age);
        long allowed = 0;
        while (denied - allowed > 1) {
            long middle = (allowed + denied) / 2;
            if (isAllowed(withMfa(middle))) {
                allowed = middle;
            } else {
                denied = middle;
            }
        }
        return allowed;
    }

    private List<String> mfaKeys() {
        return List.of(ContextKeys.MFA_PRESENT.name());
    }

    private boolean isAllowedWithAccountFlag() {
        String own = facts.ownUserArn();
        return own != null
                && !facts.accountFlagOn()
                && AttachedPolicy.canBeGrantedByAccountFlag(request.action())
                && decide(request, policies.withIdentity(AttachedPolicy.accountFlag(own)), facts)
                        .isAllowed();
    }

    /** The caller's own resource of the action's type, where it is another one than was asked for. */
    private @Nullable String ownResource() {
        String own = facts.ownUserArn();
        Arn user = own == null ? null : Arn.parse(own).orElse(null);
        KnownAction action = ActionCatalogue.get().find(request.action()).orElse(null);
        if (own == null || user == null || action == null) {
            return null;
        }
        String resource =
                switch (action.resourceType()) {
                    case "user", "principal" -> own;
                    case "mfa" ->
                        Arn.ofIam(user.account(), "mfa/" + user.friendlyName()).toString();
                    default -> null;
                };
        return request.resource().equals(resource) ? null : resource;
    }

    /** The fewest condition keys that, had they fitted, would have opened the way: one if one is enough. */
    private List<String> decidingKeys(Explanation explanation) {
        Map<String, String> candidates = new LinkedHashMap<>();
        for (StatementTrace trace : explanation.statements()) {
            boolean stands = trace.effect() == Effect.DENY ? trace.applies() : !trace.applies();
            if (trace.matchesActionAndResource() && stands) {
                trace.conditions().stream()
                        .filter(test -> test.holds() == (trace.effect() == Effect.DENY))
                        .forEach(test -> candidates.putIfAbsent(AsciiCase.fold(test.key()), test.key()));
            }
        }
        List<String> needed = new ArrayList<>(candidates.values());
        if (needed.isEmpty() || !explanation.isAllowedIfFavoured(Set.copyOf(needed), policies)) {
            return List.of();
        }
        for (String key : candidates.values()) {
            List<String> fewer = new ArrayList<>(needed);
            fewer.remove(key);
            if (explanation.isAllowedIfFavoured(Set.copyOf(fewer), policies)) {
                needed = fewer;
            }
        }
        return needed;
    }

    private List<String> keysOfDecidingStatement(Explanation explanation) {
        return explanation.statements().stream()
                .filter(trace -> trace.statement().equals(decision.statement()))
                .flatMap(trace -> trace.conditions().stream())
                .map(ConditionTrace::key)
                .distinct()
                .toList();
    }

    private boolean isAllowed(AuthorizationRequest tried) {
        return decide(tried, policies, facts).isAllowed();
    }

    private static Decision decide(AuthorizationRequest request, ApplicablePolicies policies, CallerFacts facts) {
        Decision decision = PolicyEngine.decide(request, policies);
        String own = facts.ownUserArn();
        return own == null ? decision : OwnMfaDevices.apply(decision, request, own, facts.mfaDevice());
    }

    private Reason plain(ReasonClass reasonClass, List<String> keys, WayOut wayOut) {
        PolicyOrigin origin = decision.origin();
        boolean isConditional = !keys.isEmpty();
        return new Reason(
                reasonClass,
                request,
                decision,
                origin,
                sid(),
                keys,
                wayOut,
                null,
                null,
                isConditional ? conditional() : null,
                origin == null && !isConditional ? held() : List.of());
    }

    /** Where no statement decided: the first that would allow it, were it not for its conditions. */
    private @Nullable DecidingStatement conditional() {
        if (decision.statement() != null) {
            return null;
        }
        return PolicyEngine.explain(request, policies)
                .statements(PolicyType.IDENTITY, Effect.ALLOW)
                .filter(trace -> trace.matchesActionAndResource() && !trace.applies())
                .map(StatementTrace::statement)
                .findFirst()
                .orElse(null);
    }

    private List<PolicyOrigin> held() {
        return policies.identity().stream().map(AttachedPolicy::origin).toList();
    }

    private @Nullable String sid() {
        return decision.statement() == null ? null : decision.statement().sid();
    }
}
