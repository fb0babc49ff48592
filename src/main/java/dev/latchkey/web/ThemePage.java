package dev.latchkey.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Keeps a person's choice of light or dark in a cookie of their browser. */
@Path("/theme")
@Blocking
class ThemePage {

    /** Sets the cookie, or clears it where the system is to decide again, and goes back to the page. */
    @POST
    @WorksWithoutSession
    public Response choose(Form form) {
        Theme theme = Theme.parse(form.text("theme")).orElse(Theme.SYSTEM);
        NextPath next = NextPath.parse(form.text("next")).orElse(NextPath.HOME);
        return Response.fromResponse(Answers.seeOther(next))
                .cookie(Preference.cookie(CurrentRequest.THEME_COOKIE, theme.word(), theme.isChosen()))
                .build();
    }
}
