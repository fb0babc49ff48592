package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential.ConsoleSession;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.Applying;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another text for a policy, and what it would change for whoever holds it: asked of the engine that decides for real, with
 * and without MFA, on oneself and on others.
 */
final class PolicyChange {

    /** So many different outcomes are kept; each stands for very many users. */
    private static final int MOST_KNOWN = 10_000;

    private final String arn;
    private final CompiledPolicy after;
    private final ChangedActions changed;
    private final Map<KnownAction, List<Aim>> aims = new LinkedHashMap<>();
    private final Set<Aim> distinct = new LinkedHashSet<>();
    private final Map<Alike, List<Flip>> known = new HashMap<>();

    PolicyChange(String arn, String before, String after) {
        this.arn = arn;
        this.after = CompiledPolicy.ofText(after);
        this.changed = ChangedActions.between(before, after);
        changed.actions().forEach(action -> aims.put(action, Aim.of(action, changed.resources())));
        aims.values().forEach(distinct::addAll);
    }

    /** Whether nothing can come out differently. */
    boolean isIdle() {
        return changed.actions().isEmpty();
    }

    /** What flips for one holder of the policy. The same list where it was found for another one before. */
    List<Flip> flips(PolicyHolder holder, boolean flag, RequestOrigin origin, Instant now) {
        ApplicablePolicies before = flag
                ? holder.policies()
                        .withIdentity(AttachedPolicy.accountFlag(holder.user().arn()))
                : holder.policies();
        ApplicablePolicies then = changed(before);
        Asked without = Asked.by(holder.user(), null, origin, now);
        Asked with = Asked.by(holder.user(), now, origin, now);
        Alike alike = alike(holder.user(), before, then, List.of(without, with));
        List<Flip> found = known.get(alike);
        if (found == null) {
            found = flips(holder.user(), before, then, without, with);
            if (known.size() < MOST_KNOWN) {
                known.put(alike, found);
            }
        }
        return found;
    }

    private List<Flip> flips(
            Principal.User user, ApplicablePolicies before, ApplicablePolicies then, Asked without, Asked with) {
        List<Flip> flips = new ArrayList<>();
        aims.forEach((action, places) -> {
            for (Aim aim : places) {
                if (!aim.isRepeated(user)) {
                    Boolean openWithout = flip(without, action, aim, user, before, then);
                    Boolean openWith = flip(with, action, aim, user, before, then);
                    add(flips, action, aim, openWithout, openWith);
                }
            }
        });
        flips.sort(null);
        return List.copyOf(flips);
    }

    /** What the answer hangs on. The account's flag is another policy for each user, and told by what applies of it. */
    private Alike alike(Principal.User user, ApplicablePolicies before, ApplicablePolicies then, List<Asked> asked) {
        Set<CompiledPolicy> all = new LinkedHashSet<>();
        List<CompiledPolicy> shared = new ArrayList<>();
        for (ApplicablePolicies policies : List.of(before, then)) {
            for (AttachedPolicy policy : policies.identity()) {
                all.add(policy.policy());
                if (policy.origin().kind() != PolicyOrigin.Kind.ACCOUNT_SETTING) {
                    shared.add(policy.policy());
                }
            }
            AttachedPolicy boundary = policies.boundary();
            if (boundary != null) {
                all.add(boundary.policy());
            }
        }
        Applying applying = new Applying();
        for (Aim aim : distinct) {
            applying.add(aim.isRepeated(user));
            String resource = aim.arn(user);
            for (Asked session : asked) {
                RequestContext context = aim.isOwn() ? session.onOneself() : session.onOthers();
                all.forEach(policy -> applying.add(policy, resource, context));
            }
        }
        return new Alike(shared, policyOf(before.boundary()), policyOf(then.boundary()), applying);
    }

    private static @Nullable CompiledPolicy policyOf(@Nullable AttachedPolicy attached) {
        return attached == null ? null : attached.policy();
    }

    private static void add(
            List<Flip> flips, KnownAction action, Aim target, @Nullable Boolean without, @Nullable Boolean with) {
        if (without != null && without.equals(with)) {
            flips.add(new Flip(without, action.name(), target.words(), ""));
            return;
        }
        if (without != null) {
            flips.add(new Flip(without, action.name(), target.words(), ", without MFA"));
        }
        if (with != null) {
            flips.add(new Flip(with, action.name(), target.words(), ", with MFA"));
        }
    }

    /** Whether it is permitted then, where that is another answer than now; null where it is the same. */
    private static @Nullable Boolean flip(
            Asked asked,
            KnownAction action,
            Aim target,
            Principal.User user,
            ApplicablePolicies before,
            ApplicablePolicies then) {
        AuthorizationRequest request = new AuthorizationRequest(
                action.name(), target.arn(user), target.isOwn() ? asked.onOneself() : asked.onOthers());
        boolean now = PolicyEngine.decide(request, before).isAllowed();
        boolean later = PolicyEngine.decide(request, then).isAllowed();
        return now == later ? null : later;
    }

    private ApplicablePolicies changed(ApplicablePolicies before) {
        List<AttachedPolicy> identity = new ArrayList<>();
        before.identity().forEach(policy -> identity.add(changed(policy)));
        AttachedPolicy boundary = before.boundary();
        return new ApplicablePolicies(identity, boundary == null ? null : changed(boundary), before.session());
    }

    private AttachedPolicy changed(AttachedPolicy policy) {
        return arn.equals(policy.origin().arn()) ? new AttachedPolicy(policy.origin(), after) : policy;
    }

    /** All that the flips of a user hang on, whoever it is. */
    private record Alike(
            List<CompiledPolicy> shared,
            @Nullable CompiledPolicy boundary,
            @Nullable CompiledPolicy boundaryThen,
            Applying applying) {}

    /** The context keys of one kind of session, put together once for all questions. */
    private record Asked(RequestContext onOneself, RequestContext onOthers) {

        static Asked by(Principal.User user, @Nullable Instant mfaAt, RequestOrigin origin, Instant now) {
            Caller caller = new Caller(user, new ConsoleSession("preview", now, mfaAt), origin);
            return new Asked(
                    caller.asksFor(
                                    "",
                                    new PolicyHolder(user, ApplicablePolicies.of(List.of())).resource(),
                                    Map.of(),
                                    now)
                            .context(),
                    caller.asksFor("", ResolvedResource.unstored("*", null), Map.of(), now)
                            .context());
        }
    }
}
