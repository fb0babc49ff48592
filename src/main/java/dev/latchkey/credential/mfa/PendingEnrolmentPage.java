package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.secret.SecretBytes;
import dev.latchkey.session.PendingSignIn;
import dev.latchkey.session.PendingSignIns;
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
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The step of a sign-in at which a first MFA device is added, because the step after it needs MFA: a password that is due
 * is then replaced with MFA proved. What is permitted is decided as in a session.
 */
@Path(PendingEnrolmentPage.PATH)
@Blocking
class PendingEnrolmentPage {
    static final String PATH = "/signin/mfa/new";
    static final String FORM = "first-mfa-device";
    private static final String TITLE = "Assign MFA device";
    private static final NextPath SIGN_IN = new NextPath("/signin");
    private static final NextPath CHALLENGE = new NextPath("/signin/mfa");

    private final PendingSignIns pending;
    private final Operations operations;
    private final Enrolments enrolments;
    private final MfaDevices devices;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;
    private final CurrentRequest request;
    private final Visit visit;

    PendingEnrolmentPage(
            PendingSignIns pending,
            Operations operations,
            Enrolments enrolments,
            MfaDevices devices,
            Layouts layouts,
            Gates gates,
            Forms forms,
            CurrentRequest request,
            Visit visit) {
        this.pending = pending;
        this.operations = operations;
        this.enrolments = enrolments;
        this.devices = devices;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
        this.request = request;
        this.visit = visit;
    }

    /** The page as it is drawn; without a seed where the form is closed. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record FirstMfaDevice(
            Layout layout,
            String userName,
            String accountLabel,
            Gate add,
            String deviceName,
            Optional<String> nameProblem,
            Optional<ShownSeed> seed)
            implements TemplateInstance {}

    @GET
    public Response show(@QueryParam(NewDeviceForm.NAME) @Nullable String name) {
        return pending.current().map(signIn -> show(signIn, name)).orElseGet(PendingEnrolmentPage::leave);
    }

    @POST
    public Response add(Form form) {
        return pending.current().map(signIn -> add(signIn, form)).orElseGet(PendingEnrolmentPage::leave);
    }

    private Response show(PendingSignIn signIn, @Nullable String name) {
        String userName = signIn.user().name();
        if (hasDevice(signIn)) {
            return Answers.seeOther(CHALLENGE);
        }
        return name != null && request.isFragment()
                ? operations.view(
                        signIn.caller(visit.origin()),
                        view -> Answers.page(
                                new NewDevicePage.DeviceNameCheck(DeviceName.problem(view, name.strip(), userName))))
                : draw(signIn, userName, FormErrors.NONE, 200);
    }

    private Response add(PendingSignIn signIn, Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        NewDeviceForm typed = NewDeviceForm.of(form);
        Optional<Enrolment> enrolment =
                enrolments.current(holder(signIn), signIn.user().userId());
        if (hasDevice(signIn) || enrolment.isEmpty()) {
            return Answers.seeOther(CHALLENGE);
        }
        FormErrors errors = typed.malformed();
        if (errors.isPresent()) {
            return draw(signIn, typed.deviceName(), errors, 422);
        }
        Caller caller = signIn.caller(visit.origin());
        SecretBytes seed = enrolment.get().seed();
        String serialNumber = VirtualDevices.serialNumber(caller.accountId(), typed.deviceName());
        try {
            return forms.perform(
                    ticket,
                    caller,
                    List.of(
                            CreateVirtualMfaDevice.enrolled(typed.deviceName(), seed),
                            new EnableMfaDevice(signIn.user().name(), serialNumber, typed.first(), typed.second())),
                    results -> {
                        enrolments.finish(enrolment.get());
                        return Outcome.silently(CHALLENGE.text());
                    });
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.SERVICE_UNAVAILABLE) {
                throw failed;
            }
            return draw(signIn, typed.deviceName(), NewDeviceForm.errors(failed, typed.deviceName()), 422);
        } catch (OperationRefused refused) {
            FormErrors named = FormErrors.of(
                    NewDeviceForm.NAME,
                    "Your permissions allow a device named " + signIn.user().name() + " only.");
            return draw(signIn, typed.deviceName(), named, 403);
        }
    }

    private Response draw(PendingSignIn signIn, String deviceName, FormErrors errors, int status) {
        String userName = signIn.user().name();
        Caller caller = signIn.caller(visit.origin());
        boolean isOpen = operations.view(
                caller,
                view -> view.preview(EnableMfaDevice.untyped(userName)).isAllowed()
                        && view.preview(CreateVirtualMfaDevice.named(userName)).isAllowed());
        Optional<Enrolment> enrolment = Optional.empty();
        if (isOpen) {
            pending.prolongForEnrolment(signIn);
            enrolment =
                    Optional.of(enrolments.open(holder(signIn), signIn.user().userId(), userName));
        }
        Optional<ShownSeed> seed = enrolment.map(
                open -> ShownSeed.of(open, deviceName, signIn.accountAlias().orElse(caller.accountId())));
        return operations.view(caller, view -> {
            Gate add = gates.submit(
                    view, "Add MFA", EnableMfaDevice.untyped(userName), CreateVirtualMfaDevice.named(userName));
            return Answers.of(
                    status,
                    new FirstMfaDevice(
                            layouts.bare(TITLE).with(errors),
                            userName,
                            signIn.accountAlias().orElse(caller.accountId()),
                            add,
                            deviceName,
                            Optional.empty(),
                            seed));
        });
    }

    private boolean hasDevice(PendingSignIn signIn) {
        return devices.hasDevice(signIn.user());
    }

    private static Enrolments.Holder holder(PendingSignIn signIn) {
        return Enrolments.Holder.pendingSignIn(signIn.id().hash());
    }

    private static Response leave() {
        return Answers.seeOther(SIGN_IN);
    }
}
