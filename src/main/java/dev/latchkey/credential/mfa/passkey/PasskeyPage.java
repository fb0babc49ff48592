package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.credential.Subject;
import dev.latchkey.credential.mfa.EnrolmentKind;
import dev.latchkey.credential.mfa.EnrolmentKinds;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Typed;
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Adds a passkey or security key: a name for it here, the rest between browser and authenticator. */
@Path(Subject.ROUTE + PasskeyPage.BELOW)
@Blocking
class PasskeyPage {
    static final String BELOW = "/mfa/new/passkey";
    static final String FORM = "add-passkey";
    private static final String TITLE = "Add a passkey or security key";

    private final Operations operations;
    private final PasskeySite site;
    private final EnrolmentKinds kinds;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;
    private final Visit visit;

    PasskeyPage(
            Operations operations,
            PasskeySite site,
            EnrolmentKinds kinds,
            Layouts layouts,
            Gates gates,
            Forms forms,
            Visit visit) {
        this.operations = operations;
        this.site = site;
        this.kinds = kinds;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
        this.visit = visit;
    }

    /**
     * The page as it is drawn.
     *
     * @param isPossible whether browsers let this portal's address have passkeys
     */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AddPasskeyForm(
            Layout layout,
            Subject subject,
            List<EnrolmentKind.Link> kinds,
            String action,
            String label,
            Gate gate,
            boolean isPossible)
            implements TemplateInstance {}

    @GET
    public Response show(@PathParam(Subject.PARAMETER) Subject subject) {
        return Answers.page(draw(subject, FormErrors.NONE, forms.carried()));
    }

    /** What the browser is to ask for. */
    @POST
    @Path("/options")
    public Response options(@PathParam(Subject.PARAMETER) Subject subject, Form form) {
        return PasskeyQuestionPage.json(
                operations.perform(visit.required().caller(), new BeginPasskey(subject.userName(), scope())));
    }

    @POST
    public Response add(@PathParam(Subject.PARAMETER) Subject subject, Form form) {
        Visitor visitor = visit.required();
        FormTicket ticket = forms.ticket(form, FORM);
        RegisterPasskey register =
                new RegisterPasskey(subject.userName(), form.text("label"), form.secret("passkey"), scope());
        try {
            return forms.perform(ticket, visitor.caller(), List.of(register), results -> done(subject, visitor));
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.NO_SUCH_ENTITY || failed.code() == ErrorCode.SERVICE_UNAVAILABLE) {
                throw failed;
            }
            int status = failed.code() == ErrorCode.LIMIT_EXCEEDED ? 409 : 422;
            return Answers.of(status, draw(subject, FormErrors.of(failed, ""), form.typed()));
        }
    }

    private static Outcome done(Subject subject, Visitor visitor) {
        String sentence = "The passkey was added.";
        return subject.isOwn() && visitor.mfaAt() == null
                ? Outcome.success(subject.page("/mfa/added"), sentence)
                : Outcome.success(subject.path(), sentence);
    }

    private AddPasskeyForm draw(Subject subject, FormErrors errors, Typed typed) {
        return operations.view(visit.required().caller(), view -> draw(view, subject, errors, typed));
    }

    private AddPasskeyForm draw(OperationView view, Subject subject, FormErrors errors, Typed typed) {
        Gate gate = gates.submit(
                view,
                "Add passkey",
                RegisterPasskey.untyped(subject.userName()),
                new BeginPasskey(subject.userName(), scope()));
        return new AddPasskeyForm(
                layouts.page(TITLE, view).with(errors),
                subject,
                kinds.links(subject, PasskeyKind.class),
                subject.page(BELOW),
                typed.or("label", subject.nameFor(view.caller())),
                gate,
                site.isPossible());
    }

    private CeremonyScope scope() {
        return CeremonyScope.of(Ceremony.REGISTER, visit);
    }
}
