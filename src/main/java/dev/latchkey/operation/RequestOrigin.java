package dev.latchkey.operation;

import dev.latchkey.policy.evaluation.RequestContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param requestId names the request in logs, audit rows and error pages
 * @param sourceAddress the client's address; from the socket, or from a trusted proxy's header
 * @param userAgent the client's own words, cut to a length fit for storing; empty when it sent none
 * @param secureTransport whether TLS was used on the way from the client
 * @param referer the header of that name
 */
public record RequestOrigin(
        UUID requestId,
        String sourceAddress,
        String userAgent,
        boolean secureTransport,
        @Nullable String referer) {

    void addTo(RequestContext.Builder context) {
        context.put("aws:SourceIp", sourceAddress).put("aws:SecureTransport", Boolean.toString(secureTransport));
        if (!userAgent.isEmpty()) {
            context.put("aws:UserAgent", userAgent);
        }
        if (referer != null) {
            context.put("aws:referer", referer);
        }
    }
}
