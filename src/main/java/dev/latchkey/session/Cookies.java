package dev.latchkey.session;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies of this request and its answer. All bear the prefix {@code __Host-}: sent to this host alone, over a
 * secure connection (or to a loopback address), and settable by no neighbour (RFC 6265bis §4.1.3.2).
 */
@ApplicationScoped
public class Cookies {
    /** The session. */
    public static final String SESSION = "__Host-sid";
    /** A sign-in that is not finished. */
    public static final String PENDING = "__Host-pending";
    /** What forms are bound to while nobody is signed in. */
    public static final String FORM = "__Host-form";
    /** A device from which somebody has signed in before. */
    public static final String DEVICE = "__Host-device";
    /** The account and user name that the sign-in page proposes. */
    public static final String ACCOUNT = "__Host-account";

    private final CurrentVertxRequest request;

    Cookies(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The value that the browser sent. */
    public Optional<String> read(String name) {
        // A cookie that is set in this very answer is not one that was sent.
        return request.getCurrent().request().cookies(name).stream()
                .filter(cookie -> cookie.getDomain() == null)
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Sets a cookie that lives until the browser is closed. */
    public void set(String name, String value) {
        request.getCurrent().response().addCookie(cookie(name, value));
    }

    /** Sets a cookie that lives for a while. */
    public void set(String name, String value, Duration life) {
        request.getCurrent().response().addCookie(cookie(name, value).setMaxAge(life.toSeconds()));
    }

    /** Makes the browser forget a cookie. */
    public void clear(String name) {
        request.getCurrent().response().addCookie(cookie(name, "").setMaxAge(0));
    }

    private static Cookie cookie(String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setSecure(true)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX);
    }
}
