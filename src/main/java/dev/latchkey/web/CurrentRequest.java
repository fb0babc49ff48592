package dev.latchkey.web;

import dev.latchkey.language.Language;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The request that is being answered, as far as every page needs to know it. */
@RequestScoped
public class CurrentRequest {

    static final String THEME_COOKIE = "__Host-theme";
    static final String LANGUAGE_COOKIE = "__Host-language";

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

    /** The language that its pages are to be in. */
    public Language language() {
        return languageOf(http);
    }

    Theme theme() {
        return themeOf(http);
    }

    /** Light or dark, as the person chose. */
    static Theme themeOf(RoutingContext http) {
        return Theme.parse(cookie(http, THEME_COOKIE)).orElse(Theme.SYSTEM);
    }

    /** What the person chose, or else what the browser asks for. */
    static Language languageOf(RoutingContext http) {
        return Language.parse(cookie(http, LANGUAGE_COOKIE))
                .orElseGet(() -> Language.preferred(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static @Nullable String cookie(RoutingContext http, String name) {
        Cookie cookie = http.request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }
}
