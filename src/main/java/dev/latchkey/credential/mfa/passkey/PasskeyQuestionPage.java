package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.session.PendingSignIn;
import dev.latchkey.session.PendingSignIns;
import dev.latchkey.signin.SecondFactor.Occasion;
import dev.latchkey.web.Form;
import dev.latchkey.web.Visit;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where script asks, for a form that wants a passkey, what the browser is to ask authenticators for. */
@Path(PasskeyQuestionPage.PATH)
@Blocking
class PasskeyQuestionPage {
    static final String PATH = "/passkeys";
    private static final String SECOND_FACTOR = "/second-factor";
    private static final String VERIFY = "/verify";

    private final PasskeySecondFactor factor;
    private final PendingSignIns pending;
    private final Visit visit;

    PasskeyQuestionPage(PasskeySecondFactor factor, PendingSignIns pending, Visit visit) {
        this.factor = factor;
        this.pending = pending;
        this.visit = visit;
    }

    static String addressFor(Occasion occasion) {
        return PATH + (occasion == Occasion.SIGN_IN ? SECOND_FACTOR : VERIFY);
    }

    /** In a sign-in whose password was right. */
    @POST
    @Path(SECOND_FACTOR)
    public Response secondFactor(Form form) {
        return pending.current()
                .map(PendingSignIn::user)
                .map(user -> json(factor.question(user, Occasion.SIGN_IN)))
                .orElseGet(() -> Response.status(Response.Status.FORBIDDEN)
                        .type(MediaType.TEXT_PLAIN_TYPE)
                        .entity("This sign-in is over.")
                        .build());
    }

    /** In a session. */
    @POST
    @Path(VERIFY)
    public Response verify(Form form) {
        return json(factor.question(visit.required().user(), Occasion.STEP_UP));
    }

    static Response json(String question) {
        return Response.ok(question, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
