package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.credential.Subject;
import dev.latchkey.credential.mfa.EnableMfaDevice;
import dev.latchkey.credential.mfa.EnrolmentKind;
import dev.latchkey.credential.mfa.EnrolmentKinds;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.secret.SecretText;
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
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Makes a hardware token somebody's MFA device: its serial number, and two codes in a row. */
@Path(Subject.ROUTE + AssignTokenPage.BELOW)
@Blocking
class AssignTokenPage {
    static final String BELOW = "/mfa/new/hardware-token";
    static final String FORM = "assign-hardware-token";
    private static final String TITLE = "Assign a hardware TOTP token";
    private static final String SERIAL = "serialNumber";
    private static final String CODE_1 = "mfaCode1";
    private static final String CODE_2 = "mfaCode2";

    private final Operations operations;
    private final EnrolmentKinds kinds;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;
    private final Visit visit;

    AssignTokenPage(
            Operations operations, EnrolmentKinds kinds, Layouts layouts, Gates gates, Forms forms, Visit visit) {
        this.operations = operations;
        this.kinds = kinds;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
        this.visit = visit;
    }

    /** The page as it is drawn. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AssignTokenForm(
            Layout layout,
            Subject subject,
            List<EnrolmentKind.Link> kinds,
            String action,
            String serialNumber,
            Gate gate)
            implements TemplateInstance {}

    @GET
    public Response show(@PathParam(Subject.PARAMETER) Subject subject) {
        return draw(subject, forms.carried().get(SERIAL), FormErrors.NONE, 200);
    }

    @POST
    public Response assign(@PathParam(Subject.PARAMETER) Subject subject, Form form) {
        Visitor visitor = visit.required();
        FormTicket ticket = forms.ticket(form, FORM);
        String serial = form.text(SERIAL).strip();
        EnableMfaDevice enable =
                new EnableMfaDevice(subject.nameFor(visitor.caller()), serial, code(form, CODE_1), code(form, CODE_2));
        try {
            return forms.perform(ticket, visitor.caller(), List.of(enable), results -> done(subject, visitor));
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.SERVICE_UNAVAILABLE) {
                throw failed;
            }
            return draw(subject, serial, errors(failed), failed.code() == ErrorCode.LIMIT_EXCEEDED ? 409 : 422);
        }
    }

    private static SecretText code(Form form, String field) {
        return SecretText.of(form.secret(field).reveal().replaceAll("\\s", ""));
    }

    private static Outcome done(Subject subject, Visitor visitor) {
        String sentence = "The hardware token was assigned.";
        return subject.isOwn() && visitor.mfaAt() == null
                ? Outcome.success(subject.page("/mfa/added"), sentence)
                : Outcome.success(subject.path(), sentence);
    }

    /** What is wrong at the field that it is wrong with; a token that somebody has is told like one there is none of. */
    private static FormErrors errors(OperationFailed failed) {
        if (failed.code() == ErrorCode.NO_SUCH_ENTITY || failed.code() == ErrorCode.ENTITY_ALREADY_EXISTS) {
            return FormErrors.of(
                    SERIAL,
                    "There is no free token with this serial number. An administrator imports tokens before they can"
                            + " be assigned.");
        }
        FormErrors found = FormErrors.of(failed, CODE_1);
        FormErrors placed = FormErrors.NONE;
        for (FormErrors.Problem problem : found.problems()) {
            String field = problem.field().endsWith("2") ? CODE_2 : CODE_1;
            placed = placed.and(field, problem.message());
        }
        return placed;
    }

    private Response draw(Subject subject, String serial, FormErrors errors, int status) {
        return operations.view(visit.required().caller(), view -> {
            Gate gate = gates.submit(view, "Add MFA", EnableMfaDevice.untyped(subject.nameFor(view.caller())));
            return Answers.of(
                    status,
                    new AssignTokenForm(
                            layouts.page(TITLE, view).with(errors),
                            subject,
                            kinds.links(subject, Kind.class),
                            subject.page(BELOW),
                            serial,
                            gate));
        });
    }

    /** The hardware token among the kinds that can be added. */
    @Singleton
    static class Kind implements EnrolmentKind {

        @Override
        public int order() {
            return 30;
        }

        @Override
        public String label() {
            return "Hardware TOTP token";
        }

        @Override
        public String href(Subject subject) {
            return subject.page(BELOW);
        }
    }
}
