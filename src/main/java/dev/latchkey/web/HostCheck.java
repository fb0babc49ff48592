package dev.latchkey.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers under this portal's own name only, so that no page of another name can be bent to point here. */
@Singleton
class HostCheck {

    private static final int EARLY = ResponseHeaders.FIRST - 1_000;
    private static final int MISDIRECTED = 421;

    private final PublicAddress address;

    HostCheck(PublicAddress address) {
        this.address = address;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, EARLY);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        HostAndPort authority = request.authority();
        String host = authority == null ? null : authority.host();
        int port = authority == null ? -1 : authority.port();
        if (address.isNamedBy(host, port)) {
            context.next();
        } else if (address.isAlsoNamedBy(host, port)) {
            onOtherLoopbackName(context);
        } else if (address.isAllowed(host, port) && isForPrograms(request)
                || host != null && PublicAddress.isLoopback(host) && isAboutHealth(request)) {
            context.next();
        } else {
            context.fail(MISDIRECTED);
        }
    }

    private void onOtherLoopbackName(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isForPrograms(request)) {
            context.next();
        } else if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
            String target = NextPath.parse(request.uri()).orElse(NextPath.HOME).text();
            context.response()
                    .setStatusCode(302)
                    .putHeader("Location", address.origin() + target)
                    .end();
        } else {
            context.fail(MISDIRECTED);
        }
    }

    private static boolean isForPrograms(HttpServerRequest request) {
        return ApiRequests.isApi(request) || isAboutHealth(request);
    }

    /** Probes inside a container know no other name than that of the machine they run on. */
    private static boolean isAboutHealth(HttpServerRequest request) {
        return request.path() != null
                && (request.path().startsWith("/health") || request.path().equals("/metrics"));
    }
}
