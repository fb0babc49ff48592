package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.secret.SecretBytes;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.web.Answers;
import dev.latchkey.web.CurrentRequest;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Typed;
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page on which an authenticator app becomes an MFA device; nothing is made until two codes of it were right. */
@Path(Subject.ROUTE + NewDevicePage.BELOW)
@Blocking
class NewDevicePage {
    static final String BELOW = "/mfa/new";
    static final String FORM = "new-mfa-device";
    private static final String TITLE = "Assign MFA device";

    private final Operations operations;
    private final CurrentSession session;
    private final CurrentRequest request;
    private final Enrolments enrolments;
    private final EnrolmentKinds kinds;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;

    NewDevicePage(
            Operations operations,
            CurrentSession session,
            CurrentRequest request,
            Enrolments enrolments,
            EnrolmentKinds kinds,
            Layouts layouts,
            Gates gates,
            Forms forms) {
        this.operations = operations;
        this.session = session;
        this.request = request;
        this.enrolments = enrolments;
        this.kinds = kinds;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
    }

    /**
     * The page as it is drawn; without a seed where the form is closed.
     *
     * @param next where the person wants to go with MFA
     */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NewMfaDevice(
            Layout layout,
            Subject subject,
            List<EnrolmentKind.Link> kinds,
            Gate add,
            String deviceName,
            Optional<String> nameProblem,
            Optional<ShownSeed> seed,
            Optional<LeftOver> leftOver,
            String next)
            implements TemplateInstance {}

    /** What is said beside the name while it is typed. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DeviceNameCheck(Optional<String> nameProblem) implements TemplateInstance {}

    @GET
    public Response show(
            @PathParam(Subject.PARAMETER) Subject subject,
            @QueryParam(NewDeviceForm.NAME) @Nullable String name,
            @QueryParam("next") @Nullable String next) {
        Visitor visitor = session.required();
        if (request.isFragment() && name != null) {
            return operations.view(
                    visitor.caller(),
                    view -> Answers.page(new DeviceNameCheck(
                            DeviceName.problem(view, name.strip(), subject.nameFor(visitor.caller())))));
        }
        Typed carried = forms.carried();
        String proposed = name == null ? proposal(subject, visitor) : name.strip();
        String deviceName = carried.or(NewDeviceForm.NAME, proposed);
        return draw(subject, deviceName, carried.or("next", textOf(next)), FormErrors.NONE, 200);
    }

    @POST
    public Response add(@PathParam(Subject.PARAMETER) Subject subject, Form form) {
        Visitor visitor = session.required();
        FormTicket ticket = forms.ticket(form, FORM);
        NewDeviceForm typed = NewDeviceForm.of(form);
        String next = form.text("next");
        Optional<Response> repeated = forms.repeated(ticket);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        String userName = subject.nameFor(visitor.caller());
        Optional<Enrolment> enrolment = userId(subject, visitor).flatMap(id -> enrolments.current(holder(), id));
        FormErrors errors = enrolment.isPresent() ? typed.malformed() : tooLate();
        if (errors.isPresent() && isOpen(visitor, userName)) {
            return draw(subject, typed.deviceName(), next, errors, 422);
        }
        String serialNumber = VirtualDevices.serialNumber(visitor.caller().accountId(), typed.deviceName());
        SecretBytes seed = enrolment.map(Enrolment::seed).orElseGet(() -> SecretBytes.of(new byte[0]));
        try {
            return forms.perform(
                    ticket,
                    visitor.caller(),
                    List.of(
                            CreateVirtualMfaDevice.enrolled(typed.deviceName(), seed),
                            new EnableMfaDevice(userName, serialNumber, typed.first(), typed.second())),
                    results -> {
                        enrolment.ifPresent(enrolments::finish);
                        return added(subject, visitor, typed.deviceName(), next);
                    });
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.SERVICE_UNAVAILABLE) {
                throw failed;
            }
            FormErrors found = NewDeviceForm.errors(failed, typed.deviceName());
            return draw(subject, typed.deviceName(), next, found, 422);
        } catch (OperationRefused refused) {
            if (!isOpen(visitor, userName)) {
                throw refused;
            }
            // Another name would do: what the policies allow is said at the field.
            FormErrors named = operations.view(
                    visitor.caller(),
                    view -> FormErrors.of(
                            NewDeviceForm.NAME,
                            DeviceName.problem(view, typed.deviceName(), userName)
                                    .orElse("Your permissions do not allow a device of this name.")));
            return draw(subject, typed.deviceName(), next, named, 403);
        }
    }

    private static Outcome added(Subject subject, Visitor visitor, String deviceName, String next) {
        String sentence = "The MFA device " + deviceName + " was added.";
        if (!subject.isOwn() || visitor.mfaAt() != null) {
            return Outcome.success(subject.path(), sentence);
        }
        String wanted =
                NextPath.parse(next).map(path -> "?next=" + path.encoded()).orElse("");
        return Outcome.success(subject.page("/mfa/added") + wanted, sentence);
    }

    private Response draw(Subject subject, String deviceName, String next, FormErrors errors, int status) {
        Visitor visitor = session.required();
        String userName = subject.nameFor(visitor.caller());
        Optional<Enrolment> enrolment = isOpen(visitor, userName)
                ? userId(subject, visitor).map(id -> enrolments.open(holder(), id, userName))
                : Optional.empty();
        return operations.view(
                visitor.caller(),
                view -> Answers.of(status, draw(view, subject, visitor, enrolment, deviceName, next, errors)));
    }

    private NewMfaDevice draw(
            OperationView view,
            Subject subject,
            Visitor visitor,
            Optional<Enrolment> enrolment,
            String deviceName,
            String next,
            FormErrors errors) {
        String userName = subject.nameFor(visitor.caller());
        Gate add = gates.submit(
                view, "Add MFA", EnableMfaDevice.untyped(userName), CreateVirtualMfaDevice.named(userName));
        Optional<String> nameProblem =
                errors.isEmpty() ? DeviceName.problem(view, deviceName, userName) : Optional.empty();
        return new NewMfaDevice(
                layouts.page(TITLE, view).with(errors),
                subject,
                kinds.links(subject, AuthenticatorApp.class),
                add,
                deviceName,
                nameProblem,
                enrolment.map(open -> ShownSeed.of(open, deviceName, visitor.accountLabel())),
                LeftOver.of(view, subject, null, gates),
                next);
    }

    /** Whether the form is open at all: with the name that policies are written for. */
    private boolean isOpen(Visitor visitor, String userName) {
        return operations.view(
                visitor.caller(),
                view -> view.preview(EnableMfaDevice.untyped(userName)).isAllowed()
                        && view.preview(CreateVirtualMfaDevice.named(userName)).isAllowed());
    }

    private String proposal(Subject subject, Visitor visitor) {
        return operations.view(
                visitor.caller(),
                view -> DeviceName.proposal(
                        view,
                        view
                                .ask(ListMfaDevices.all(subject.userName()))
                                .granted()
                                .map(Paged::items)
                                .orElse(List.of())
                                .stream()
                                .map(MfaDeviceMetadata::stored)
                                .toList(),
                        subject.nameFor(visitor.caller())));
    }

    private Optional<String> userId(Subject subject, Visitor visitor) {
        EnableMfaDevice asked = EnableMfaDevice.untyped(subject.nameFor(visitor.caller()));
        return operations.view(
                visitor.caller(),
                view -> Optional.ofNullable(view.preview(asked).resource().uniqueId()));
    }

    private Enrolments.Holder holder() {
        return Enrolments.Holder.session(session.idHash().orElseThrow());
    }

    private static FormErrors tooLate() {
        return FormErrors.of(
                NewDeviceForm.CODE_1,
                "This took longer than half an hour, so there is a new QR code now. Scan it and type the codes of that.");
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }
}
