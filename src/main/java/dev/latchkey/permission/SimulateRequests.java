package dev.latchkey.permission;

import dev.latchkey.identity.Missing;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.OwnDevices;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.OwnMfaDevices;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.explanation.CallerFacts;
import dev.latchkey.policy.explanation.WhatIfs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells what the door would answer to a user, with every statement that was considered: the account's settings and the
 * service's own rules included. Changes nothing.
 *
 * @param user whose requests they would be
 * @param resourceArn what is acted on; empty for the user's own thing of the action's kind
 * @param draft the text of a policy on trial; empty for none
 * @param draftOf the name of the account's policy in whose place it stands; empty where it comes on top
 */
record SimulateRequests(
        ResourceReference user,
        List<String> actions,
        String resourceArn,
        SimulatedSession session,
        String draft,
        String draftOf)
        implements Operation<List<SimulatedDecision>> {

    @Override
    public String action() {
        return "iam:SimulatePrincipalPolicy";
    }

    @Override
    public ResourceReference resource() {
        return user;
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Asks the engine that decides for real. */
    @ApplicationScoped
    static class Handler implements OperationHandler<SimulateRequests, List<SimulatedDecision>> {

        private final StoredPolicies stored;
        private final OwnDevices devices;

        Handler(StoredPolicies stored, Instance<OwnDevices> devices) {
            this.stored = stored;
            this.devices = devices.isResolvable() ? devices.get() : nobody -> false;
        }

        @Override
        public Class<SimulateRequests> operation() {
            return SimulateRequests.class;
        }

        @Override
        public List<SimulatedDecision> handle(Permit permit, SimulateRequests operation) {
            Missing.requireUser(permit);
            Principal.User user = PolicyOwners.user(permit.accountId(), permit.resource());
            ApplicablePolicies all = stored.policiesOf(user);
            ApplicablePolicies policies = operation.draft().isEmpty() ? all : with(operation, permit.accountId(), all);
            Caller caller = operation.session().caller(user, permit.caller().origin());
            boolean flag = all.identity().stream()
                    .anyMatch(policy -> policy.origin().kind() == PolicyOrigin.Kind.ACCOUNT_SETTING);
            CallerFacts facts = new CallerFacts(user.arn(), () -> devices.hasDevice(user), flag);
            List<SimulatedDecision> decisions = new ArrayList<>();
            for (String action : operation.actions()) {
                ResolvedResource resource =
                        operation.resourceArn().isEmpty() ? own(action, user) : resource(operation.resourceArn(), user);
                AuthorizationRequest request = caller.asksFor(
                        action, resource, Map.of(), operation.session().at());
                decisions.add(decision(request, policies, facts, user));
            }
            return decisions;
        }

        private static SimulatedDecision decision(
                AuthorizationRequest request, ApplicablePolicies policies, CallerFacts facts, Principal.User user) {
            Decision decision =
                    OwnMfaDevices.apply(PolicyEngine.decide(request, policies), request, user.arn(), facts.mfaDevice());
            return new SimulatedDecision(
                    request.action(),
                    request.resource(),
                    decision,
                    PolicyEngine.explain(request, policies),
                    WhatIfs.reasonFor(request, policies, facts));
        }

        /** The policies with the draft among them, or in the place of the one that it is a draft of. */
        private static ApplicablePolicies with(SimulateRequests operation, String accountId, ApplicablePolicies all) {
            CompiledPolicy draft = CompiledPolicy.ofText(operation.draft());
            String prefix = "arn:aws:iam::" + accountId + ":policy/";
            List<AttachedPolicy> identity = new ArrayList<>();
            boolean replaced = false;
            for (AttachedPolicy policy : all.identity()) {
                String arn = policy.origin().arn();
                boolean isReplaced = arn != null
                        && arn.startsWith(prefix)
                        && policy.origin().name().equals(operation.draftOf());
                identity.add(isReplaced ? new AttachedPolicy(policy.origin(), draft) : policy);
                replaced |= isReplaced;
            }
            if (!replaced) {
                identity.add(
                        new AttachedPolicy(new PolicyOrigin(PolicyOrigin.Kind.DRAFT, "the draft", null, null), draft));
            }
            return new ApplicablePolicies(identity, all.boundary(), all.session());
        }

        /** What the user would act on without naming anything. */
        private static ResolvedResource own(String action, Principal.User user) {
            String account = "arn:aws:iam::" + user.accountId() + ":";
            String type = ActionCatalogue.get()
                    .find(action)
                    .map(KnownAction::resourceType)
                    .orElse("none");
            return switch (type) {
                case "user", "principal", "self" -> resource(user.arn(), user);
                case "mfa" -> ResolvedResource.unstored(account + "mfa/" + user.name(), null);
                case "users", "groups", "mfas", "roles" ->
                    ResolvedResource.unstored(account + type.substring(0, type.length() - 1) + "/", null);
                default -> ResolvedResource.EVERYTHING;
            };
        }

        private static ResolvedResource resource(String arn, Principal.User user) {
            return arn.equals(user.arn())
                    ? new ResolvedResource(arn, user.userId(), user.name(), user.tags())
                    : ResolvedResource.unstored(arn, null);
        }
    }
}
