package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.secret.SecretText;
import dev.latchkey.session.CurrentSession;
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

/** The page on which a device whose clock has drifted away is brought back into step. */
@Path(Subject.ROUTE + "/mfa/{device}/resync")
@Blocking
class ResyncPage {
    static final String FORM = "resync-mfa-device";
    private static final String TITLE = "Resync MFA device";

    private final Operations operations;
    private final CurrentSession session;
    private final DevicesOnPages devices;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;

    ResyncPage(
            Operations operations,
            CurrentSession session,
            DevicesOnPages devices,
            Layouts layouts,
            Gates gates,
            Forms forms) {
        this.operations = operations;
        this.session = session;
        this.devices = devices;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
    }

    /** The page as it is drawn. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ResyncDevice(Layout layout, Subject subject, MfaDevice device, String action, Gate resync)
            implements TemplateInstance {}

    @GET
    public Response show(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("device") String deviceId) {
        return draw(subject, device(subject, deviceId), FormErrors.NONE, 200);
    }

    @POST
    public Response resync(
            @PathParam(Subject.PARAMETER) Subject subject, @PathParam("device") String deviceId, Form form) {
        Visitor visitor = session.required();
        FormTicket ticket = forms.ticket(form, FORM);
        String userName = subject.nameFor(visitor.caller());
        boolean isOpen = operations.view(visitor.caller(), view -> view.preview(ResyncMfaDevice.untyped(userName))
                .isAllowed());
        MfaDevice device = isOpen ? device(subject, deviceId) : devices.named(visitor.caller(), deviceId);
        SecretText first = AuthenticationCode.typed(form.secret(NewDeviceForm.CODE_1));
        SecretText second = AuthenticationCode.typed(form.secret(NewDeviceForm.CODE_2));
        FormErrors errors = NewDeviceForm.malformed(first, second);
        if (isOpen && errors.isPresent()) {
            return draw(subject, device, errors, 422);
        }
        ResyncMfaDevice resync = new ResyncMfaDevice(userName, device.serialNumber(), first, second);
        try {
            return forms.perform(
                    ticket,
                    visitor.caller(),
                    List.of(resync),
                    results ->
                            Outcome.success(subject.path(), "The MFA device " + device.label() + " is in step again."));
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.SERVICE_UNAVAILABLE) {
                throw failed;
            }
            return draw(subject, device, NewDeviceForm.errors(failed, device.label()), 422);
        }
    }

    private MfaDevice device(Subject subject, String deviceId) {
        return devices.enabled(session.required().caller(), subject, deviceId)
                .filter(found -> found.kind().hasCodes())
                .orElseThrow(NotFoundException::new);
    }

    private Response draw(Subject subject, MfaDevice device, FormErrors errors, int status) {
        Visitor visitor = session.required();
        return operations.view(visitor.caller(), view -> {
            Gate gate = gates.submit(view, "Resync", ResyncMfaDevice.untyped(subject.nameFor(visitor.caller())));
            String action = subject.page("/mfa/" + device.deviceId() + "/resync");
            return Answers.of(
                    status, new ResyncDevice(layouts.page(TITLE, view).with(errors), subject, device, action, gate));
        });
    }
}
