package dev.latchkey.web;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The request that is being answered, as far as every page needs to know it. */
@RequestScoped
public class CurrentRequest {

    static final String THEME_COOKIE = "__Host-theme";

    private final RoutingContext http;

    CurrentRequest(RoutingContext http) {
        this.http = http;
    }

    /** Its path, without the query. */
    public String path() {
        return http.normalizedPath();
    }

    /** Its path and query, to come back to; the home page where that is no place to come back to. */
    public NextPath here() {
        return NextPath.parse(http.request().uri()).orElse(NextPath.HOME);
    }

    /** Whether htmx asks for a part of a page. */
    public boolean isFragment() {
        return "true".equals(http.request().getHeader("HX-Request"));
    }

    /** Names the request in logs, audit rows and on error pages. */
    public UUID id() {
        return RequestOrigins.idOf(http);
    }

    Theme theme() {
        Cookie cookie = http.request().getCookie(THEME_COOKIE);
        return Theme.parse(cookie == null ? null : cookie.getValue()).orElse(Theme.SYSTEM);
    }
}
