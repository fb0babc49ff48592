package dev.latchkey.policy.explanation;

import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.arn.Arn;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.PolicyType;
import org.jspecify.annotations.Nullable;

/** IAM's message for a denied request (IAM guide, "Troubleshoot access denied error messages"). */
public final class AccessDeniedSentence {

    private final String callerArn;
    private final AuthorizationRequest request;
    private final Decision decision;

    private AccessDeniedSentence(String callerArn, AuthorizationRequest request, Decision decision) {
        this.callerArn = callerArn;
        this.request = request;
        this.decision = decision;
    }

    public static AccessDeniedSentence of(String callerArn, AuthorizationRequest request, Decision decision) {
        if (decision.isAllowed()) {
            throw new IllegalArgumentException("an allowed request has no access-denied sentence");
        }
        return new AccessDeniedSentence(callerArn, request, decision);
    }

    /** The sentence, with the ARN of the policy where a managed policy of the caller's own account denies. */
    public String text() {
        return withoutPolicyArn() + policyArn();
    }

    /** The sentence as it read before IAM began to add the policy's ARN. */
    public String withoutPolicyArn() {
        if (decision instanceof Decision.RefusedByService refused) {
            return refused.rule().message();
        }
        return "User: " + callerArn + " is not authorized to perform: " + action() + " on resource: "
                + printedResource(request.action(), request.resource()) + " " + reason();
    }

    /** How IAM prints the resource of an action. */
    public static String printedResource(String action, String resource) {
        KnownAction known = ActionCatalogue.get().find(action).orElse(null);
        if (known == null || resource.equals("*")) {
            return known != null && known.printed() == KnownAction.Printed.POLICY_PATH ? "policy path /" : resource;
        }
        return switch (known.printed()) {
            case NAME -> typeAndName(resource);
            case POLICY -> "policy " + resource;
            case POLICY_PATH -> "policy path /";
            case ARN, STAR -> resource;
        };
    }

    private static String typeAndName(String resource) {
        return Arn.parse(resource)
                .filter(arn ->
                        arn.resource().indexOf('/') > 0 && !arn.friendlyName().isEmpty())
                .map(arn -> arn.resourceType() + " " + arn.friendlyName())
                .orElse(resource);
    }

    private String action() {
        return ActionCatalogue.get()
                .find(request.action())
                .map(KnownAction::name)
                .orElse(request.action());
    }

    private String reason() {
        PolicyType type = decision.policyType() == null ? PolicyType.IDENTITY : decision.policyType();
        return decision instanceof Decision.ExplicitlyDenied
                ? "with an explicit deny in " + type.withArticle()
                : "because no " + type.text() + " allows the " + action() + " action";
    }

    private String policyArn() {
        PolicyOrigin origin = decision instanceof Decision.ExplicitlyDenied ? decision.origin() : null;
        return origin == null || origin.arn() == null || !isOfCallersAccount(origin.arn()) ? "" : ": " + origin.arn();
    }

    private boolean isOfCallersAccount(@Nullable String policyArn) {
        return policyArn != null
                && Arn.parse(policyArn)
                        .flatMap(policy -> Arn.parse(callerArn)
                                .filter(caller -> caller.account().equals(policy.account())))
                        .isPresent();
    }
}
