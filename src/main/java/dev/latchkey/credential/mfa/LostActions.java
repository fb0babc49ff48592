package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.PolicySource;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.platform.Transactions;
import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.PolicyEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What somebody may do with MFA and not without it: what goes with the last device. Tried out, not looked up. */
@ApplicationScoped
class LostActions {
    private final PolicySource policies;
    private final Transactions transactions;
    private final Clock clock;

    LostActions(PolicySource policies, Transactions transactions, Clock clock) {
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The actions of IAM on the caller's own things that the caller would lose. */
    List<String> of(Caller caller) {
        Principal.User user = caller.user();
        ApplicablePolicies theirs = transactions.read(() -> policies.policiesOf(user));
        return ActionCatalogue.get().all().stream()
                .filter(action -> action.name().startsWith("iam:"))
                .filter(action -> isAllowed(caller, theirs, action, true) && !isAllowed(caller, theirs, action, false))
                .map(KnownAction::name)
                .sorted()
                .toList();
    }

    private boolean isAllowed(Caller caller, ApplicablePolicies theirs, KnownAction action, boolean mfa) {
        Instant now = clock.instant();
        ResolvedResource resource = ResolvedResource.unstored(resourceOf(caller.user(), action), null);
        AuthorizationRequest request = caller.asksFor(action.name(), resource, Map.of(), now);
        AuthorizationRequest tried = request.withContext(request.context().toBuilder()
                .put("aws:MultiFactorAuthPresent", Boolean.toString(mfa))
                .put("aws:MultiFactorAuthAge", "0")
                .build());
        return PolicyEngine.decide(tried, theirs).isAllowed();
    }

    private static String resourceOf(Principal.User user, KnownAction action) {
        return switch (action.resourceType()) {
            case "user", "principal" -> user.arn();
            case "mfa" -> VirtualDevices.serialNumber(user.accountId(), user.name());
            default -> "*";
        };
    }
}
