package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.credential.Subject;
import dev.latchkey.credential.mfa.MfaDevice;
import dev.latchkey.credential.mfa.MfaDeviceKind;
import dev.latchkey.credential.mfa.MfaDevices;
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
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Gives a passkey another label; of a device of another kind it tells that its name stays. */
@Path(Subject.ROUTE + "/mfa/{device}/rename")
@Blocking
class RenamePasskeyPage {
    static final String FORM = "rename-passkey";
    private static final String TITLE = "Rename MFA device";

    private final Operations operations;
    private final MfaDevices devices;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;
    private final Visit visit;

    RenamePasskeyPage(
            Operations operations, MfaDevices devices, Layouts layouts, Gates gates, Forms forms, Visit visit) {
        this.operations = operations;
        this.devices = devices;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
        this.visit = visit;
    }

    /**
     * The page as it is drawn.
     *
     * @param fixed the device, if it is of a kind that keeps its name
     */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RenamePasskeyForm(
            Layout layout, Subject subject, String action, String label, Gate gate, Optional<MfaDevice> fixed)
            implements TemplateInstance {}

    @GET
    public Response show(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("device") String id) {
        return Answers.page(draw(subject, id, FormErrors.NONE, ""));
    }

    @POST
    public Response rename(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("device") String id, Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        RenamePasskey rename = new RenamePasskey(subject.userName(), id, form.text("label"));
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(rename),
                    results -> Outcome.success(subject.path(), "The passkey was renamed."));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.VALIDATION_ERROR) {
                throw failed;
            }
            return Answers.unprocessable(draw(subject, id, FormErrors.of(failed, "label"), form.text("label")));
        }
    }

    private RenamePasskeyForm draw(Subject subject, String id, FormErrors errors, String typed) {
        return operations.view(visit.required().caller(), view -> draw(view, subject, id, errors, typed));
    }

    private RenamePasskeyForm draw(OperationView view, Subject subject, String id, FormErrors errors, String typed) {
        RenamePasskey rename = new RenamePasskey(subject.userName(), id, "");
        Gate gate = gates.submit(view, "Rename", rename);
        // Whoever may not rename is told nothing of what there is to rename.
        Optional<MfaDevice> device = gate.isAllowed() ? Optional.of(device(view, rename)) : Optional.empty();
        return new RenamePasskeyForm(
                layouts.page(TITLE, view).with(errors),
                subject,
                subject.page("/mfa/" + id + "/rename"),
                device.filter(any -> typed.isEmpty()).map(MfaDevice::label).orElse(typed),
                gate,
                device.filter(found -> found.kind() != MfaDeviceKind.PASSKEY));
    }

    private MfaDevice device(OperationView view, RenamePasskey rename) {
        String userId = view.preview(rename).resource().uniqueId();
        return devices.withId(view.caller().accountId(), rename.deviceId())
                .filter(device -> userId != null && userId.equals(device.userId()))
                .orElseThrow(() -> new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "MFA Device invalid for user."));
    }
}
