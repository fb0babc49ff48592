package dev.latchkey.web;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** How a person's taste is kept: in a cookie of their browser, for a year. */
final class Preference {

    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    private Preference() {}

    /** The cookie that keeps the value, or clears what was kept. */
    static NewCookie cookie(String name, String value, boolean isKept) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(isKept ? A_YEAR : 0)
                .build();
    }
}
