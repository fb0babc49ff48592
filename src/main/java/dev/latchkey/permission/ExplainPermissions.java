package dev.latchkey.permission;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import dev.latchkey.api.ApiService;
import dev.latchkey.identity.Missing;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential.ConsoleSession;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PolicySource;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.PolicyEngine;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells what a user's policies come to about each action that can be performed here: on the user itself, or on anything
 * of the kind that the action is about.
 *
 * @param withMfa whether the user is thought to have proved MFA
 */
public record ExplainPermissions(String userName, boolean withMfa) implements Operation<List<ActionDecision>> {

    @Override
    public String action() {
        return "iam:SimulatePrincipalPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Asks the engine that decides for real, with the policies that are stored. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ExplainPermissions, List<ActionDecision>> {

        private final PolicySource policies;
        private final Set<String> performed = new TreeSet<>();
        private final Clock clock;

        Handler(PolicySource policies, @All List<ApiRoom> rooms, Clock clock) {
            this.policies = policies;
            this.clock = clock;
            for (ApiRoom room : rooms) {
                for (ApiOperation operation : room.operations()) {
                    if (operation.service() == ApiService.IAM) {
                        performed.add("iam:" + operation.name());
                    }
                }
            }
        }

        @Override
        public Class<ExplainPermissions> operation() {
            return ExplainPermissions.class;
        }

        @Override
        public List<ActionDecision> handle(Permit permit, ExplainPermissions operation) {
            Missing.requireUser(permit);
            Principal.User user = userOf(permit);
            Instant now = clock.instant();
            Caller caller = new Caller(
                    user,
                    new ConsoleSession("explained", now, operation.withMfa() ? now : null),
                    permit.caller().origin());
            ApplicablePolicies all = policies.policiesOf(user);
            return ActionCatalogue.get().all().stream()
                    .filter(action -> performed.contains(action.name())
                            || action.service().equals("latchkey"))
                    .map(action -> decide(action, user, caller, all, now))
                    .toList();
        }

        private static ActionDecision decide(
                KnownAction action, Principal.User user, Caller caller, ApplicablePolicies all, Instant now) {
            ResolvedResource resource = resourceOf(action, user);
            return ActionDecision.of(
                    action.name(),
                    resource.arn(),
                    PolicyEngine.decide(caller.asksFor(action.name(), resource, Map.of(), now), all));
        }

        private static ResolvedResource resourceOf(KnownAction action, Principal.User user) {
            String account = "arn:aws:iam::" + user.accountId() + ":";
            return switch (action.resourceType()) {
                case "none" -> ResolvedResource.EVERYTHING;
                case "user", "self", "principal" ->
                    new ResolvedResource(user.arn(), user.userId(), user.name(), user.tags());
                case "mfa" -> ResolvedResource.unstored(account + "mfa/" + user.name(), user.name());
                default -> {
                    String type = action.resourceType();
                    yield action.isOnCollection()
                            ? ResolvedResource.unstored(account + type.substring(0, type.length() - 1) + "/", null)
                            : ResolvedResource.unstored(account + type + "/*", null);
                }
            };
        }

        private static Principal.User userOf(Permit permit) {
            ResolvedResource resource = permit.resource();
            String name = String.valueOf(resource.name());
            String below = resource.arn().substring(resource.arn().indexOf(":user/") + ":user".length());
            return new Principal.User(
                    permit.accountId(),
                    String.valueOf(resource.uniqueId()),
                    below.substring(0, below.length() - name.length()),
                    name,
                    resource.tags());
        }
    }
}
