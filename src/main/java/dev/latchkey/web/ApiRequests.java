package dev.latchkey.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests of programs, which prove themselves by a signature and never by a cookie, from those of pages.
 *
 * <p>They are the one route of people's data that needs no token in its form; the other route without one takes the
 * browsers' reports of policy violations and changes nothing.
 */
final class ApiRequests {

    private ApiRequests() {}

    static boolean isApi(HttpServerRequest request) {
        if (!"/".equals(request.path())) {
            return false;
        }
        return request.method() == HttpMethod.POST ? isSigned(request) : request.getParam("Action") != null;
    }

    private static boolean isSigned(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.startsWith("AWS4-")
                || request.getParam("X-Amz-Algorithm") != null;
    }
}
