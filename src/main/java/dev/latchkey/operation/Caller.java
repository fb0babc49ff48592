package dev.latchkey.operation;

import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The principal of one request with everything that the request itself brings to a decision.
 *
 * @param principal who asks
 * @param credential what the request was authenticated with
 * @param origin where the request came from
 */
public record Caller(Principal principal, CallerCredential credential, RequestOrigin origin) {

    /** The account that the caller belongs to, 12 digits. */
    public String accountId() {
        return principal.accountId();
    }

    /** The caller's own user; a refusal for whoever is none (the account's root). */
    public Principal.User user() {
        if (principal instanceof Principal.User user) {
            return user;
        }
        throw new OperationFailed(ErrorCode.INVALID_USER_TYPE, "Only IAM Users can change their own password");
    }

    /**
     * The context keys that every request of this caller has (IAM guide, "AWS global condition context keys").
     *
     * @param now the instant of the decision
     */
    public RequestContext.Builder context(Instant now) {
        RequestContext.Builder context = RequestContext.builder();
        principal.addTo(context);
        credential.addTo(context, now);
        origin.addTo(context);
        return context.put("aws:CurrentTime", now.toString())
                .put("aws:EpochTime", Long.toString(now.getEpochSecond()))
                .put("aws:PrincipalIsAWSService", "false")
                .put("aws:ViaAWSService", "false")
                .put("aws:RequestedRegion", "us-east-1");
    }

    /**
     * What the engine is asked when this caller wants to act on a resource: one wording for the door and for previews.
     *
     * @param conditionKeys the keys that the operation brings itself
     * @param now the instant of the decision
     */
    public AuthorizationRequest asksFor(
            String action, ResolvedResource resource, Map<String, List<String>> conditionKeys, Instant now) {
        return asksFor(action, resource, conditionKeys, context(now));
    }

    /** The same with a context of this caller that was made for other requests of the same instant as well. */
    AuthorizationRequest asksFor(
            String action,
            ResolvedResource resource,
            Map<String, List<String>> conditionKeys,
            RequestContext.Builder context) {
        context.put("aws:ResourceAccount", accountId());
        resource.tags().forEach((key, value) -> {
            context.put("aws:ResourceTag/" + key, value);
            if (resource.isUser()) {
                context.put("iam:ResourceTag/" + key, value);
            }
        });
        resource.keys().forEach((key, values) -> context.put(key, values.get(0)));
        conditionKeys.forEach((key, values) -> {
            if (key.equals("aws:TagKeys")) {
                context.putAll(key, values);
            } else {
                context.put(key, values.get(0));
            }
        });
        return new AuthorizationRequest(action, resource.arn(), context.build());
    }
}
