package dev.latchkey.signin;

import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.PublicAddress;
import dev.latchkey.web.Visit;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The button of the sign-in page that asks for a passkey; script sends the answer here. */
@Path("/signin/passkey")
@Blocking
class PasskeySignInPage {
    private final PasskeyFactor passkeys;
    private final PasskeySignIn signIn;
    private final SignInPage page;
    private final PublicAddress address;
    private final Visit visit;

    PasskeySignInPage(
            PasskeyFactor passkeys, PasskeySignIn signIn, SignInPage page, PublicAddress address, Visit visit) {
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.page = page;
        this.address = address;
        this.visit = visit;
    }

    /** There is nothing to see here without the sign-in page. */
    @GET
    public Response show() {
        return Answers.seeOther(new NextPath("/signin"));
    }

    /** What the browser is to ask for. */
    @POST
    @Path("/options")
    public Response options(Form form) {
        return Response.ok(passkeys.question(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    @POST
    public Response signIn(Form form) {
        if (!address.isSignInPossible()) {
            return page.closed();
        }
        SignInPage.Waiting waiting = SignInPage.Waiting.of(form);
        PasskeySignIn.Result result = signIn.attempt(
                form.secret("passkey"), waiting.next(), waiting.sealedForm().orElse(null), visit.origin());
        if (result instanceof PasskeySignIn.Result.Refused refused) {
            return page.refusePasskey(waiting, refused.sentence());
        }
        return Answers.seeOther(((PasskeySignIn.Result.Onward) result).to());
    }
}
