package dev.latchkey.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests of programs, which prove themselves by a signature and never by a cookie, from those of pages.
 *
 * <p>They are the one route of people's data that needs no token in its form; the other route without one takes the
 * browsers' reports of policy violations and changes nothing. No page is posted to this address.
 */
public final class ApiRequests {

    private ApiRequests() {}

    /** Whether a program asks: everything that is posted to the root, and what names an action or a signature there. */
    public static boolean isApi(HttpServerRequest request) {
        if (!"/".equals(request.path())) {
            return false;
        }
        return request.method() == HttpMethod.POST || isSigned(request) || names(request.query());
    }

    private static boolean isSigned(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.startsWith("AWS4-");
    }

    private static boolean names(@Nullable String query) {
        if (query == null) {
            return false;
        }
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("Action=") || parameter.startsWith("X-Amz-Algorithm=")) {
                return true;
            }
        }
        return false;
    }
}
