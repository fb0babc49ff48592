package dev.latchkey.policy.evaluation;

/** One question to the engine: this action on this resource ({@code *} where it has none), in this context. */
public record AuthorizationRequest(String action, String resource, RequestContext context) {

    public AuthorizationRequest withContext(RequestContext other) {
        return new AuthorizationRequest(action, resource, other);
    }

    public AuthorizationRequest withResource(String other) {
        return new AuthorizationRequest(action, other, context);
    }
}
