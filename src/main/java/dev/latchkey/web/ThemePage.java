package dev.latchkey.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Keeps a person's choice of light or dark in a cookie of their browser. */
@Path("/theme")
@Blocking
class ThemePage {

    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    /** Sets the cookie, or clears it where the system is to decide again, and goes back to the page. */
    @POST
    @WorksWithoutSession
    public Response choose(Form form) {
        Theme theme = Theme.parse(form.text("theme")).orElse(Theme.SYSTEM);
        NextPath next = NextPath.parse(form.text("next")).orElse(NextPath.HOME);
        return Response.fromResponse(Answers.seeOther(next))
                .cookie(new NewCookie.Builder(CurrentRequest.THEME_COOKIE)
                        .value(theme.word())
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .maxAge(theme.isChosen() ? A_YEAR : 0)
                        .build())
                .build();
    }
}
