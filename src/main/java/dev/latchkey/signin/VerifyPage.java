package dev.latchkey.signin;

import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Transactions;
import dev.latchkey.policy.explanation.WayOut;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.signin.SecondFactor.Challenge;
import dev.latchkey.signin.SecondFactor.Claim;
import dev.latchkey.signin.SecondFactor.Occasion;
import dev.latchkey.signin.SecondFactors.Offer;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.ReasonWayOut;
import dev.latchkey.web.Visitor;
import io.quarkus.arc.All;
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

/**
 * The page on which people who are signed in prove once more who they are: with an MFA device, which makes theirs a
 * session with MFA from then on; or, where it only has to be still the same person, with their password as well.
 */
@Path(VerifyPage.PATH)
@Blocking
class VerifyPage {
    static final String PATH = "/verify";
    static final String FORM = "verify";
    static final String ACTION = "signin:Verify";

    private final CurrentSession session;
    private final SecondFactors factors;
    private final PasswordProof password;
    private final SignInEvents events;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Layouts layouts;
    private final Forms forms;
    private final List<ReasonWayOut> waysOut;

    VerifyPage(
            CurrentSession session,
            SecondFactors factors,
            PasswordProof password,
            SignInEvents events,
            AuditTrail trail,
            Transactions transactions,
            Layouts layouts,
            Forms forms,
            @All List<ReasonWayOut> waysOut) {
        this.session = session;
        this.factors = factors;
        this.password = password;
        this.events = events;
        this.trail = trail;
        this.transactions = transactions;
        this.layouts = layouts;
        this.forms = forms;
        this.waysOut = waysOut;
    }

    /** The page as it is drawn. */
    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Verify(Layout layout, ProofWanted wanted, String way, RawString prompt, List<OtherWay> others)
            implements TemplateInstance {}

    /** The page for whoever has nothing to prove it with. */
    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record VerifyWithNothing(Layout layout, ProofWanted wanted, Optional<GateReason.Link> setUp)
            implements TemplateInstance {}

    @GET
    public Response show(@Context UriInfo address) {
        ProofWanted wanted = ProofWanted.of(address.getQueryParameters()::getFirst);
        return draw(wanted, address.getQueryParameters().getFirst("method"), FormErrors.NONE, 200);
    }

    @POST
    public Response verify(Form form) {
        Visitor visitor = session.required();
        ProofWanted wanted = ProofWanted.of(form::text);
        FormTicket ticket = forms.ticket(form, FORM);
        String way = form.text("method");
        return claim(visitor.user(), wanted, way, form)
                .map(claim -> verify(visitor, wanted, ticket, way, claim))
                .orElseGet(() -> forms.repeated(ticket).orElseGet(() -> draw(wanted, way, FormErrors.NONE, 422)));
    }

    private Optional<Claim> claim(Principal.User user, ProofWanted wanted, String way, Form form) {
        Optional<Claim> claim = factors.claim(user, wanted.occasion(), way, form);
        return wanted.occasion() == Occasion.FRESH_PROOF ? claim.or(() -> password.claim(user, way, form)) : claim;
    }

    private Response verify(Visitor visitor, ProofWanted wanted, FormTicket ticket, String way, Claim claim) {
        return forms.repeated(ticket).orElseGet(() -> {
            Step step = new Step(visitor, wanted, claim);
            return step.answer(forms, ticket, transactions, () -> draw(wanted, way, step.errors(), 422));
        });
    }

    private Response draw(ProofWanted wanted, @Nullable String way, FormErrors errors, int status) {
        Visitor visitor = session.required();
        List<Offer> offers = offers(visitor.user(), wanted);
        Layout layout = layouts.page(wanted.title()).with(errors);
        Optional<Offer> chosen = SecondFactors.chosen(offers, way);
        if (chosen.isEmpty()) {
            return Answers.of(status, new VerifyWithNothing(layout, wanted, setUp(wanted.next())));
        }
        Offer offer = chosen.get();
        return Answers.of(
                status,
                new Verify(
                        layout,
                        wanted,
                        offer.id(),
                        offer.prompt(challenge(visitor.user(), wanted, layout)),
                        OtherWay.of(offers, offer, wanted.address() + "&method=")));
    }

    private List<Offer> offers(Principal.User user, ProofWanted wanted) {
        List<Offer> offers = factors.offers(user, wanted.occasion());
        return wanted.occasion() == Occasion.FRESH_PROOF ? password.andOthers(offers) : offers;
    }

    private Optional<GateReason.Link> setUp(NextPath next) {
        return waysOut.stream()
                .filter(way -> way.wayOut() == WayOut.SET_UP_MFA)
                .findFirst()
                .map(way -> new GateReason.Link(way.label(), way.href(next)));
    }

    private Challenge challenge(Principal.User user, ProofWanted wanted, Layout layout) {
        return new Challenge(user, wanted.occasion(), session.publicName(), layout);
    }

    /** A proof that leads back to what somebody was doing. */
    private final class Step extends ProofAttempt {
        private final Visitor visitor;
        private final ProofWanted wanted;
        private final Claim claim;

        Step(Visitor visitor, ProofWanted wanted, Claim claim) {
            super(claim, factors.trial(visitor.user(), claim));
            this.visitor = visitor;
            this.wanted = wanted;
            this.claim = claim;
        }

        @Override
        Outcome open() {
            boolean isMfa = claim.isOfDevice();
            session.proveAgain(isMfa ? claim.serialNumber() : null);
            String reason = isMfa ? "proved with an MFA device" : "proved with the password";
            trail.record(
                    events.allowed(ACTION, visitor.user(), session.origin(), reason, isMfa || visitor.mfaAt() != null));
            return Outcome.success(
                    wanted.next().text(), isMfa ? "Verified with MFA." : "Thank you. Go on with what you were doing.");
        }

        @Override
        void refuse(String reason) {
            trail.record(events.denied(ACTION, Optional.of(visitor.user()), session.origin(), reason));
        }
    }
}
