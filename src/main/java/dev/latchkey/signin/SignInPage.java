package dev.latchkey.signin;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.session.FlashCookie;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.PublicAddress;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;

/** The page on which people say who they are. */
@Path("/signin")
@Blocking
class SignInPage {
    static final String WRONG =
            "Account, user name or password is not right, or sign-in is paused for a moment. Try again"
                    + " in a few minutes.";
    private static final NextPath HOME = new NextPath("/security-credentials");
    private static final int LONGEST_PASSWORD = 128 * 8;
    private static final int TOO_MANY = 429;

    private final SignIn signIn;
    private final RememberedAccount remembered;
    private final FlashCookie flashes;
    private final Layouts layouts;
    private final Visit visit;
    private final PublicAddress address;

    SignInPage(
            SignIn signIn,
            RememberedAccount remembered,
            FlashCookie flashes,
            Layouts layouts,
            Visit visit,
            PublicAddress address) {
        this.signIn = signIn;
        this.remembered = remembered;
        this.flashes = flashes;
        this.layouts = layouts;
        this.visit = visit;
        this.address = address;
    }

    /** The page as it is drawn. */
    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SignInForm(Layout layout, Proposal proposal, String next, String sealedForm) implements TemplateInstance {}

    /** The page where nobody can sign in. */
    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SignInClosed(Layout layout) implements TemplateInstance {}

    /**
     * What stands in the fields at first.
     *
     * @param isForSomebody whether the page proposes an account or user, so that it offers a way to another
     */
    record Proposal(String account, String userName, boolean remember, boolean isForSomebody, String focus) {
        static Proposal of(String account, String userName, boolean remember, boolean isForSomebody) {
            String focus = account.isEmpty() ? "account" : userName.isEmpty() ? "userName" : "password";
            return new Proposal(account, userName, remember, isForSomebody, focus);
        }
    }

    /**
     * What waits for the person to be signed in.
     *
     * @param next where they go
     * @param sealedForm what they had typed
     */
    record Waiting(NextPath next, Optional<String> sealedForm) {
        static Waiting of(Form form) {
            return new Waiting(
                    NextPath.parse(form.text("next")).orElse(HOME),
                    Optional.of(form.text("sealedForm")).filter(text -> !text.isEmpty()));
        }
    }

    @GET
    public Response show(@Context UriInfo address) {
        boolean different = address.getQueryParameters().containsKey("different");
        if (!different && visit.visitor().isPresent()) {
            return Answers.seeOther(next(address));
        }
        RememberedAccount.Names names = different ? RememberedAccount.Names.NONE : remembered.read();
        return fresh(Proposal.of(names.account(), names.userName(), true, names.isKnown()), next(address));
    }

    @GET
    @Path("/{alias}")
    public Response showFor(@PathParam("alias") String alias, @Context UriInfo address) {
        RememberedAccount.Names names = remembered.read();
        String userName = names.account().equals(alias) ? names.userName() : "";
        return fresh(Proposal.of(alias, userName, true, true), next(address));
    }

    @POST
    public Response signIn(Form form) {
        if (!address.isSignInPossible()) {
            return closed();
        }
        Entry entry = entryOf(form);
        if (entry.password().reveal().length() > LONGEST_PASSWORD) {
            return again(entry, FormErrors.of("password", "Use at most 128 characters."), 422);
        }
        try {
            return answer(entry, signIn.attempt(entry, visit.origin()));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.SERVICE_UNAVAILABLE) {
                throw failed;
            }
            FormErrors busy =
                    FormErrors.of("", "Many people are signing in at this moment. Try again in a few seconds.");
            return Response.fromResponse(again(entry, busy, 503))
                    .header("Retry-After", 5)
                    .build();
        }
    }

    /** The sign-in page in place of what somebody wanted whose session has ended. */
    Response afterEnd(NextPath next, String sealedForm) {
        RememberedAccount.Names names = remembered.read();
        Flash kept =
                new Flash(Flash.Kind.INFO, "You were signed out; what you typed is kept. Sign in to go on with it.");
        return Answers.of(
                422,
                new SignInForm(
                        layouts.bare("Sign in", Optional.of(kept)),
                        Proposal.of(names.account(), names.userName(), true, names.isKnown()),
                        next.text(),
                        sealedForm));
    }

    /** The page that says why nobody can sign in. */
    Response closed() {
        return Answers.of(Response.Status.FORBIDDEN.getStatusCode(), new SignInClosed(layouts.bare("Sign in")));
    }

    /** The sign-in page again, for somebody whose passkey opened nothing. */
    Response refusePasskey(Waiting waiting, String sentence) {
        RememberedAccount.Names names = remembered.read();
        return Answers.of(
                422,
                new SignInForm(
                        layouts.bare("Sign in").with(FormErrors.of("", sentence)),
                        Proposal.of(names.account(), names.userName(), true, names.isKnown()),
                        waiting.next().text(),
                        waiting.sealedForm().orElse("")));
    }

    private Response fresh(Proposal proposal, NextPath next) {
        Layout layout = layouts.bare("Sign in", flashes.take());
        return address.isSignInPossible()
                ? Answers.page(new SignInForm(layout, proposal, next.text(), ""))
                : Answers.page(new SignInClosed(layout));
    }

    private Response answer(Entry entry, SignIn.Result result) {
        if (result instanceof SignIn.Result.Onward onward) {
            if (entry.remember()) {
                remembered.keep(new RememberedAccount.Names(entry.account(), entry.userName()));
            } else {
                remembered.forget();
            }
            return Answers.seeOther(onward.to());
        }
        if (result instanceof SignIn.Result.NetworkPaused paused) {
            return tooMany(entry, paused.rest());
        }
        return again(entry, FormErrors.of("", WRONG), 422);
    }

    private Response tooMany(Entry entry, Duration rest) {
        long seconds = rest.toSeconds() + 1;
        String wait = seconds > 60 ? (seconds + 59) / 60 + " minutes." : seconds + " seconds.";
        FormErrors errors = FormErrors.of("", "Too many tries from this network. Try again in " + wait);
        return Response.fromResponse(again(entry, errors, TOO_MANY))
                .header("Retry-After", seconds)
                .build();
    }

    private Response again(Entry entry, FormErrors errors, int status) {
        return Answers.of(
                status,
                new SignInForm(
                        layouts.bare("Sign in").with(errors),
                        Proposal.of(entry.account(), entry.userName(), entry.remember(), true),
                        entry.next().text(),
                        entry.sealedForm().orElse("")));
    }

    private static Entry entryOf(Form form) {
        Waiting waiting = Waiting.of(form);
        return new Entry(
                form.text("account").strip(),
                form.text("userName").strip(),
                form.secret("password"),
                form.isTicked("remember"),
                waiting.next(),
                waiting.sealedForm());
    }

    private static NextPath next(UriInfo address) {
        return NextPath.parse(address.getQueryParameters().getFirst("next")).orElse(HOME);
    }
}
