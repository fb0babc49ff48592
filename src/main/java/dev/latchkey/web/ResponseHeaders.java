package dev.latchkey.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Puts on every answer, whoever gives it, what keeps browsers from doing more with it than show it. */
@Singleton
class ResponseHeaders {

    /** Runs before anything else, so that nothing is answered without. */
    static final int FIRST = 20_000;

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
            + " base-uri 'none'; object-src 'none'; report-to csp";

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

    private final boolean isSecure;

    ResponseHeaders(PublicAddress address) {
        this.isSecure = address.isSecure();
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext request) {
        request.addHeadersEndHandler(done -> finish(request.response().headers()));
        if (METHODS.contains(request.request().method())) {
            request.next();
        } else {
            request.response().putHeader("Allow", "GET, HEAD, POST");
            request.fail(405);
        }
    }

    private void finish(MultiMap headers) {
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .set("Reporting-Endpoints", "csp=\"/csp-report\"")
                .set("Referrer-Policy", "same-origin")
                .set("X-Content-Type-Options", "nosniff")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set(
                        "Permissions-Policy",
                        "publickey-credentials-get=(self), publickey-credentials-create=(self),"
                                + " clipboard-write=(self), camera=(), geolocation=(), microphone=(), payment=(), usb=()")
                .remove("Server");
        if (isSecure) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
