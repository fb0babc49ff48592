package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential.ConsoleSession;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.RequestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another text for a policy, and what it would change for whoever holds it: asked of the engine that decides for real, with
 * and without MFA, on oneself and on others.
 */
final class PolicyChange {

    /** A name that nobody has, so that what is decided about it is decided about everybody else. */
    private static final String SOMEBODY = "~somebody~else~";

    private final String arn;
    private final CompiledPolicy after;
    private final ChangedActions changed;

    PolicyChange(String arn, String before, String after) {
        this.arn = arn;
        this.after = CompiledPolicy.ofText(after);
        this.changed = ChangedActions.between(before, after);
    }

    /** Whether nothing can come out differently. */
    boolean isIdle() {
        return changed.actions().isEmpty();
    }

    /** What flips for one holder of the policy. */
    List<Flip> flips(PolicyHolder holder, boolean flag, RequestOrigin origin, Instant now) {
        ApplicablePolicies before = flag
                ? holder.policies()
                        .withIdentity(AttachedPolicy.accountFlag(holder.user().arn()))
                : holder.policies();
        ApplicablePolicies then = changed(before);
        Asked without = Asked.by(holder.user(), null, origin, now);
        Asked with = Asked.by(holder.user(), now, origin, now);
        List<Flip> flips = new ArrayList<>();
        for (KnownAction action : changed.actions()) {
            for (Target target : targets(action, holder.user())) {
                Boolean openWithout = flip(without, action, target, before, then);
                Boolean openWith = flip(with, action, target, before, then);
                add(flips, action, target, openWithout, openWith);
            }
        }
        flips.sort(null);
        return flips;
    }

    private static void add(
            List<Flip> flips, KnownAction action, Target target, @Nullable Boolean without, @Nullable Boolean with) {
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
            Asked asked, KnownAction action, Target target, ApplicablePolicies before, ApplicablePolicies then) {
        AuthorizationRequest request = new AuthorizationRequest(
                action.name(), target.arn(), target.isOwn() ? asked.onOneself() : asked.onOthers());
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

    private List<Target> targets(KnownAction action, Principal.User user) {
        String account = "arn:aws:iam::" + user.accountId() + ":";
        List<Target> targets = new ArrayList<>();
        switch (action.resourceType()) {
            case "user", "principal" -> {
                targets.add(new Target(user.arn(), "oneself", true));
                targets.add(new Target(account + "user/" + SOMEBODY, "others", false));
            }
            case "self" -> targets.add(new Target(user.arn(), "oneself", true));
            case "mfa" -> {
                targets.add(new Target(account + "mfa/" + user.name(), "a device of the own name", false));
                targets.add(new Target(account + "mfa/" + SOMEBODY, "other devices", false));
            }
            case "group" -> targets.add(new Target(account + "group/" + SOMEBODY, "any group", false));
            case "policy" -> targets.add(new Target(account + "policy/" + SOMEBODY, "any policy", false));
            case "users", "groups", "mfas" ->
                targets.add(new Target(account + action.resourceType().replaceAll("s$", "") + "/", "", false));
            default -> targets.add(new Target("*", "", false));
        }
        for (String resource : changed.resources()) {
            boolean fits = action.resourcePrefixes().stream()
                    .anyMatch(prefix -> resource.startsWith(prefix, resource.lastIndexOf(':') + 1));
            if (fits && !resource.equals(user.arn())) {
                targets.add(new Target(resource, resource.substring(resource.lastIndexOf(':') + 1), false));
            }
        }
        return targets;
    }

    /** What an action is asked about. */
    private record Target(String arn, String words, boolean isOwn) {}

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
