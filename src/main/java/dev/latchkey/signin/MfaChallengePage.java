package dev.latchkey.signin;

import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.session.FlashCookie;
import dev.latchkey.session.PendingSignIn;
import dev.latchkey.session.PendingSignIns;
import dev.latchkey.signin.SecondFactor.Challenge;
import dev.latchkey.signin.SecondFactor.Claim;
import dev.latchkey.signin.SecondFactor.Counting;
import dev.latchkey.signin.SecondFactor.Occasion;
import dev.latchkey.signin.SecondFactors.Offer;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The step of a sign-in at which somebody who has an MFA device proves that they have it; any one of theirs will do. */
@Path(SignInSteps.MFA)
@Blocking
class MfaChallengePage {
    static final String FORM = "second-factor";
    static final String ACTION = "signin:SecondFactor";
    private static final String TITLE = "Verify it is you";
    private static final NextPath SIGN_IN = new NextPath("/signin");

    private final PendingSignIns pending;
    private final SecondFactors factors;
    private final SignInSteps steps;
    private final SignInEvents events;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final FlashCookie flashes;
    private final Layouts layouts;
    private final Forms forms;
    private final Visit visit;
    private final int mostTries;

    MfaChallengePage(
            PendingSignIns pending,
            SecondFactors factors,
            SignInSteps steps,
            SignInEvents events,
            AuditTrail trail,
            Transactions transactions,
            FlashCookie flashes,
            Layouts layouts,
            Forms forms,
            Visit visit,
            LatchkeyConfiguration configuration) {
        this.pending = pending;
        this.factors = factors;
        this.steps = steps;
        this.events = events;
        this.trail = trail;
        this.transactions = transactions;
        this.flashes = flashes;
        this.layouts = layouts;
        this.forms = forms;
        this.visit = visit;
        this.mostTries = configuration.throttle().secondFactorTries();
    }

    /**
     * The page as it is drawn.
     *
     * @param way the id of what is asked for
     * @param others what may be used instead
     * @param request words to send to whoever can remove a lost device
     */
    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record MfaChallenge(
            Layout layout,
            String userName,
            String accountLabel,
            String way,
            RawString prompt,
            List<OtherWay> others,
            String request)
            implements TemplateInstance {}

    @GET
    public Response show(@Context UriInfo address) {
        String way = address.getQueryParameters().getFirst("method");
        return pending.current().map(signIn -> show(signIn, way)).orElseGet(MfaChallengePage::leave);
    }

    @POST
    public Response verify(Form form) {
        return pending.current()
                .filter(signIn -> signIn.mfaAt() == null)
                .map(signIn -> verify(signIn, form))
                .orElseGet(() -> forms.repeated(forms.ticket(form, FORM)).orElseGet(MfaChallengePage::leave));
    }

    private Response show(PendingSignIn signIn, @Nullable String way) {
        Optional<String> elsewhere = steps.next(signIn).filter(step -> !step.equals(SignInSteps.MFA));
        return elsewhere
                .map(step -> Answers.seeOther(new NextPath(step)))
                .orElseGet(() -> draw(signIn, way, FormErrors.NONE, 200));
    }

    private Response verify(PendingSignIn signIn, Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        String way = form.text("method");
        return factors.claim(signIn.user(), Occasion.SIGN_IN, way, form)
                .map(claim -> verify(signIn, ticket, way, claim))
                .orElseGet(() -> forms.repeated(ticket).orElseGet(() -> draw(signIn, way, FormErrors.NONE, 422)));
    }

    private Response verify(PendingSignIn signIn, FormTicket ticket, String way, Claim claim) {
        // What is looked at in the transaction of the form is not looked at for one that was used.
        Optional<Response> repeated = claim.counting() == Counting.AT_ONCE ? Optional.empty() : forms.repeated(ticket);
        return repeated.orElseGet(() -> {
            Step step = new Step(signIn, claim);
            return step.answer(forms, ticket, transactions, () -> answer(step, way));
        });
    }

    private Response answer(Step step, String way) {
        if (step.isLast) {
            flashes.leave(new Flash(Flash.Kind.WARNING, "That did not work. Sign in again to try once more."));
            return leave();
        }
        return draw(step.signIn, way, step.errors(), 422);
    }

    private Response draw(PendingSignIn signIn, @Nullable String way, FormErrors errors, int status) {
        List<Offer> offers = offers(signIn);
        Optional<Offer> chosen = SecondFactors.chosen(offers, way);
        if (chosen.isEmpty()) {
            return leave();
        }
        Offer offer = chosen.get();
        Layout layout = layouts.bare(TITLE).with(errors);
        return Answers.of(
                status,
                new MfaChallenge(
                        layout,
                        signIn.user().name(),
                        signIn.accountAlias().orElse(signIn.user().accountId()),
                        offer.id(),
                        offer.prompt(challenge(signIn, layout)),
                        OtherWay.of(offers, offer, SignInSteps.MFA + "?method="),
                        request(signIn.user())));
    }

    private List<Offer> offers(PendingSignIn signIn) {
        return factors.offers(signIn.user(), Occasion.SIGN_IN);
    }

    private static Challenge challenge(PendingSignIn signIn, Layout layout) {
        return new Challenge(signIn.user(), Occasion.SIGN_IN, signIn.id().publicName(), layout);
    }

    private static String request(Principal.User user) {
        return "User: " + user.arn() + "\nAction: iam:DeactivateMFADevice\nReason: I no longer have my MFA device.";
    }

    private static Response leave() {
        return Answers.seeOther(SIGN_IN);
    }

    /** A proof that finishes a sign-in, or ends it after too many that were wrong. */
    private final class Step extends ProofAttempt {
        private final PendingSignIn signIn;
        private final Claim claim;
        private boolean isLast;

        Step(PendingSignIn signIn, Claim claim) {
            super(claim, factors.trial(signIn.user(), claim));
            this.signIn = signIn;
            this.claim = claim;
        }

        @Override
        Outcome open() {
            return steps.goOnWithMfa(signIn, claim.serialNumber(), ACTION, visit.origin());
        }

        @Override
        void refuse(String reason) {
            isLast = pending.fail(signIn) >= mostTries;
            String told = isLast ? reason + "; the sign-in ends" : reason;
            trail.record(events.denied(ACTION, Optional.of(signIn.user()), visit.origin(), told));
            if (isLast) {
                pending.abandon(signIn);
            }
        }
    }
}
