package dev.latchkey.permission;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulation as the API has it: policies and a context in, one result for each action on each resource out. */
final class Trial {

    /** Who asks where nobody is named, as AWS calls it. */
    private static final String NOBODY = "STUB_PRINCIPAL_FOR_POLICY_SIMULATOR";

    private final ApplicablePolicies policies;
    private final RequestContext context;

    Trial(ApplicablePolicies policies, RequestContext context) {
        this.policies = policies;
        this.context = context;
    }

    Paged<EvaluationResult> results(List<String> actions, List<String> resources, Page page) {
        if (policies.unreadable() != null) {
            throw new OperationFailed(
                    ErrorCode.POLICY_EVALUATION,
                    "A policy of the principal cannot be read: "
                            + policies.unreadable().problem());
        }
        List<String> on = resources.isEmpty() ? List.of("*") : resources;
        int first = first(page);
        List<Integer> wanted = new ArrayList<>();
        for (int i = first; i < actions.size() * on.size() && wanted.size() < page.fetch(); i++) {
            wanted.add(i);
        }
        return page.cut(wanted, index -> Integer.toString(index + 1))
                .map(index -> result(actions.get(index / on.size()), on.get(index % on.size())));
    }

    private EvaluationResult result(String action, String resource) {
        AuthorizationRequest request = new AuthorizationRequest(action, resource, context);
        return EvaluationResult.of(PolicyEngine.explain(request, policies), policies.boundary() != null);
    }

    private static int first(Page page) {
        String after = page.after();
        if (after.isEmpty()) {
            return 0;
        }
        try {
            return Math.max(0, Integer.parseInt(after));
        } catch (NumberFormatException e) {
            throw new OperationFailed(ErrorCode.VALIDATION_ERROR, "Invalid Marker.");
        }
    }

    /** The stored policies with those on trial; a boundary on trial takes the place of the stored one. */
    static ApplicablePolicies policies(ApplicablePolicies stored, List<String> more, List<String> boundaries) {
        if (boundaries.size() > 1) {
            throw new OperationFailed(ErrorCode.INVALID_INPUT, "There can be one permissions boundary policy at most.");
        }
        List<AttachedPolicy> identity = new ArrayList<>(stored.identity());
        identity.addAll(documents(more, "PolicyInputList"));
        AttachedPolicy boundary = boundaries.isEmpty()
                ? stored.boundary()
                : documents(boundaries, "PermissionsBoundaryPolicyInputList").get(0);
        return new ApplicablePolicies(identity, boundary, null);
    }

    /** Documents on trial, named as AWS names them: {@code PolicyInputList.1}. */
    static List<AttachedPolicy> documents(List<String> texts, String name) {
        List<AttachedPolicy> documents = new ArrayList<>();
        for (String text : texts) {
            CompiledPolicy policy = CompiledPolicy.ofText(text);
            String place = name + "." + (documents.size() + 1);
            if (!policy.isReadable()) {
                throw new OperationFailed(ErrorCode.INVALID_INPUT, place + " is malformed: " + policy.problem());
            }
            documents.add(new AttachedPolicy(PolicyOrigin.inline(place), policy));
        }
        return documents;
    }

    /** The keys that the documents speak of; a spelling once for each document. */
    static List<String> contextKeys(List<AttachedPolicy> documents) {
        return documents.stream()
                .flatMap(document -> document.policy().referencedKeys().stream())
                .toList();
    }

    /** Policies of resources take no part in any decision here, so none is simulated. */
    static void requireSupported(@Nullable String resourcePolicy) {
        if (resourcePolicy != null) {
            throw new OperationFailed(ErrorCode.INVALID_INPUT, "Resource-based policies are not supported here.");
        }
    }

    /**
     * Who asks.
     *
     * @param source the user whose policies are simulated, or null
     * @return null where nobody is named
     */
    static Principal.@Nullable User caller(@Nullable String callerArn, Principal.@Nullable User source) {
        if (callerArn == null || source != null && source.arn().equals(callerArn)) {
            return source;
        }
        return PolicyOwners.userIn(callerArn)
                .orElseThrow(() -> new OperationFailed(
                        ErrorCode.INVALID_INPUT, "The caller " + callerArn + " is not the ARN of a user."));
    }

    static RequestContext context(Principal.@Nullable User caller, List<ContextEntry> entries) {
        RequestContext.Builder context = RequestContext.builder();
        if (caller == null) {
            context.put("aws:userid", NOBODY);
        } else {
            caller.addTo(context);
        }
        entries.forEach(entry -> entry.addTo(context));
        return context.build();
    }
}
