package dev.latchkey.web;

import dev.latchkey.language.Language;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Keeps a person's choice of language in a cookie of their browser. */
@Path("/language")
@Blocking
class LanguagePage {

    /** Sets the cookie and goes back to the page. */
    @POST
    @WorksWithoutSession
    public Response choose(Form form) {
        Language language = Language.parse(form.text("language")).orElse(Language.ENGLISH);
        NextPath next = NextPath.parse(form.text("next")).orElse(NextPath.HOME);
        return Response.fromResponse(Answers.seeOther(next))
                .cookie(Preference.cookie(CurrentRequest.LANGUAGE_COOKIE, language.tag(), true))
                .build();
    }
}
