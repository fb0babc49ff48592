package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.AuditEvent;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Confirmation;
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
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * The page on which a device of any kind is removed: one's own, one that a user has lost, or one that is nobody's and in
 * the way of a name.
 */
@Path(Subject.ROUTE + "/mfa/{device}/remove")
@Blocking
class RemovePage {
    static final String FORM = "remove-mfa-device";
    private static final String TITLE = "Remove MFA device";
    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 200;

    private final Operations operations;
    private final CurrentSession session;
    private final DevicesOnPages devices;
    private final LostActions lostActions;
    private final AuditTrail trail;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;

    RemovePage(
            Operations operations,
            CurrentSession session,
            DevicesOnPages devices,
            LostActions lostActions,
            AuditTrail trail,
            Layouts layouts,
            Gates gates,
            Forms forms) {
        this.operations = operations;
        this.session = session;
        this.devices = devices;
        this.lostActions = lostActions;
        this.trail = trail;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
    }

    /**
     * The page as it is drawn.
     *
     * @param isLeftOver whether it is nobody's
     * @param isLast whether the user has no other
     * @param confirmationLabel the label of the field in which its name is typed
     * @param asksReason whether the reason has to be told, since it is another user's
     * @param lost what the user could not do any more
     */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RemoveDevice(
            Layout layout,
            Subject subject,
            MfaDevice device,
            String action,
            Gate remove,
            boolean isLeftOver,
            boolean isLast,
            String confirmationLabel,
            boolean asksReason,
            List<String> lost,
            Typed typed)
            implements TemplateInstance {}

    @GET
    public Response show(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("device") String deviceId) {
        return draw(subject, device(subject, deviceId), FormErrors.NONE, forms.carried(), 200);
    }

    @POST
    public Response remove(
            @PathParam(Subject.PARAMETER) Subject subject, @PathParam("device") String deviceId, Form form) {
        Visitor visitor = session.required();
        FormTicket ticket = forms.ticket(form, FORM);
        Optional<Response> repeated = forms.repeated(ticket);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        MfaDevice device = devices.named(visitor.caller(), deviceId);
        if (isOpen(subject, device)) {
            device = device(subject, deviceId);
            FormErrors errors = errors(subject, device, form);
            if (errors.isPresent()) {
                return draw(subject, device, errors, form.typed(), 422);
            }
        }
        return remove(subject, device, visitor, ticket, form);
    }

    private Response remove(Subject subject, MfaDevice device, Visitor visitor, FormTicket ticket, Form form) {
        try {
            return forms.perform(
                    ticket,
                    visitor.caller(),
                    List.of(MfaDeviceRow.removal(subject, device)),
                    results ->
                            removed(subject, device, visitor, form.text(REASON).strip()));
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.SERVICE_UNAVAILABLE) {
                throw failed;
            }
            return draw(subject, device, FormErrors.of(failed, ""), form.typed(), 422);
        }
    }

    private Outcome removed(Subject subject, MfaDevice device, Visitor visitor, String reason) {
        if (!reason.isEmpty()) {
            trail.record(AuditEvent.of(
                    visitor.caller(),
                    "iam:DeactivateMFADevice",
                    device.serialNumber(),
                    AuditEvent.Result.ALLOWED,
                    "reason given: " + reason));
        }
        if (subject.isOwn() && device.userId() != null) {
            session.rotate();
        }
        return Outcome.success(subject.path(), "The MFA device " + device.label() + " was removed.");
    }

    private FormErrors errors(Subject subject, MfaDevice device, Form form) {
        FormErrors errors = FormErrors.NONE;
        if (asksReason(subject, device)) {
            String reason = form.text(REASON).strip();
            if (reason.isEmpty()) {
                errors = errors.and(REASON, "Say why it is removed; the user's activity shows it.");
            } else if (reason.length() > LONGEST_REASON) {
                errors = errors.and(REASON, "Use at most " + LONGEST_REASON + " characters.");
            }
        }
        if (isLast(subject, device)) {
            for (FormErrors.Problem problem :
                    Confirmation.errors(form, device.label()).problems()) {
                errors = errors.and(problem.field(), problem.message());
            }
        }
        return errors;
    }

    private MfaDevice device(Subject subject, String deviceId) {
        return devices.enabled(session.required().caller(), subject, deviceId)
                .or(() -> devices.leftOver(session.required().caller(), subject, deviceId))
                .orElseThrow(NotFoundException::new);
    }

    private Response draw(Subject subject, MfaDevice device, FormErrors errors, Typed typed, int status) {
        Visitor visitor = session.required();
        boolean isLast = isLast(subject, device);
        List<String> lost = isLast && subject.isOwn() ? lostActions.of(visitor.caller()) : List.of();
        return operations.view(visitor.caller(), view -> {
            Gate gate = gates.submit(view, "Remove", MfaDeviceRow.removal(subject, device));
            return Answers.of(
                    status,
                    new RemoveDevice(
                            layouts.page(TITLE, view).with(errors),
                            subject,
                            device,
                            subject.page("/mfa/" + device.deviceId() + "/remove"),
                            gate,
                            device.userId() == null,
                            isLast,
                            "Type " + device.label() + " to confirm",
                            asksReason(subject, device),
                            lost,
                            typed));
        });
    }

    private boolean isOpen(Subject subject, MfaDevice device) {
        return operations.view(
                session.required().caller(), view -> List.of(MfaDeviceRow.removal(subject, device)).stream()
                        .allMatch(operation -> view.preview(operation).isAllowed()));
    }

    private boolean isLast(Subject subject, MfaDevice device) {
        return device.userId() != null && devices.countOf(session.required().caller(), subject) == 1;
    }

    private static boolean asksReason(Subject subject, MfaDevice device) {
        return !subject.isOwn() && device.userId() != null;
    }
}
