package dev.latchkey.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose head a proxy may have read in another way than the portal does: an unknown version, a coding that
 * nobody undoes, a header without a name, and headers by which some servers let a client choose method or address.
 */
@Singleton
class RequestHeads {

    private static final int BEFORE_EVERYTHING = ResponseHeaders.FIRST - 500;
    private static final int BAD_REQUEST = 400;

    private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private static final List<String> OVERRIDES = List.of(
            "X-HTTP-Method-Override",
            "X-HTTP-Method",
            "X-Method-Override",
            "X-Original-URL",
            "X-Rewrite-URL",
            "Content-Encoding");

    void register(@Observes Filters filters) {
        filters.register(RequestHeads::handle, BEFORE_EVERYTHING);
    }

    private static void handle(RoutingContext context) {
        if (isPlain(context.request())) {
            context.next();
        } else {
            context.fail(BAD_REQUEST);
        }
    }

    private static boolean isPlain(HttpServerRequest request) {
        List<String> codings = request.headers().getAll("Transfer-Encoding");
        return isKnownVersion(request)
                && (codings.isEmpty() || codings.equals(List.of("chunked")))
                && !request.headers().contains("")
                && OVERRIDES.stream().noneMatch(request.headers()::contains);
    }

    private static boolean isKnownVersion(HttpServerRequest request) {
        @Nullable HttpVersion version = request.version();
        return version != null && VERSIONS.contains(version);
    }
}
