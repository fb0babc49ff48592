package dev.latchkey.credential.password;

import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Confirmation;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.OneTimeSecrets;
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

/**
 * An administrator's pages for another user's console password: it is given, reset or taken away, and whenever there is
 * a new one it is generated and shown once.
 */
@Path(UserTabs.ROUTE + "/password")
@Blocking
class UserPasswordPage {

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final OneTimeSecrets secrets;
    private final HandedPassword passwords;

    UserPasswordPage(
            Operations operations,
            Visit visit,
            Forms forms,
            Layouts layouts,
            Gates gates,
            OneTimeSecrets secrets,
            HandedPassword passwords) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.secrets = secrets;
        this.passwords = passwords;
    }

    /** The two ways to a new password. */
    enum Way {
        RESET("Reset password", "reset"),
        ENABLE("Enable console access", "enable");

        private final String label;
        private final String word;

        Way(String label, String word) {
            this.label = label;
            this.word = word;
        }

        String path(String name) {
            return UserTabs.pathOf(name) + "/password/" + word;
        }

        Operation<?> operation(String name, SecretText password, boolean mustChange) {
            return this == RESET
                    ? new UpdateLoginProfile(name, password, mustChange, true)
                    : new CreateLoginProfile(name, password, mustChange, true);
        }
    }

    @GET
    @Path("/reset")
    public Response askToReset(@PathParam("name") String name) {
        return Answers.page(draw(Way.RESET, name, FormErrors.NONE));
    }

    @POST
    @Path("/reset")
    public Response reset(@PathParam("name") String name, Form form) {
        return hand(Way.RESET, name, form);
    }

    @GET
    @Path("/enable")
    public Response askToEnable(@PathParam("name") String name) {
        return Answers.page(draw(Way.ENABLE, name, FormErrors.NONE));
    }

    @POST
    @Path("/enable")
    public Response enable(@PathParam("name") String name, Form form) {
        return hand(Way.ENABLE, name, form);
    }

    @GET
    @Path("/disable")
    public Response askToDisable(@PathParam("name") String name) {
        return Answers.page(confirmation(name, FormErrors.NONE));
    }

    @POST
    @Path("/disable")
    public Response disable(@PathParam("name") String name, Form form) {
        FormTicket ticket = forms.ticket(form, "disable-console");
        FormErrors errors = Confirmation.errors(form, name);
        if (errors.isPresent()) {
            operations.insist(visit.required().caller(), List.of(new DeleteLoginProfile(name)));
            return Answers.unprocessable(confirmation(name, errors));
        }
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(new DeleteLoginProfile(name)),
                    results ->
                            Outcome.success(UserTabs.pathOf(name), name + " cannot sign in to the console any more."));
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.NO_SUCH_ENTITY) {
                return Answers.seeOther(new NextPath(UserTabs.pathOf(name)));
            }
            throw failed;
        }
    }

    private Response hand(Way way, String name, Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, way.word + "-password");
        SecretText password = passwords.next(caller);
        try {
            return forms.reveal(
                    ticket,
                    caller,
                    List.of(way.operation(name, password, form.isTicked("mustChange"))),
                    results -> secrets.reveal(
                            layouts.page("New password for " + name),
                            passwords.once(visit.required(), name, password, UserTabs.pathOf(name))));
        } catch (OperationFailed failed) {
            return switch (failed.code()) {
                case NO_SUCH_ENTITY, ENTITY_ALREADY_EXISTS -> Answers.of(409, draw(way, name, said(way, name)));
                default -> throw failed;
            };
        }
    }

    private static FormErrors said(Way way, String name) {
        return FormErrors.of(
                "",
                way == Way.RESET
                        ? "There is no console password of " + name + " to reset."
                        : name + " has a console password already.");
    }

    private TemplateInstance draw(Way way, String name, FormErrors errors) {
        return operations.view(
                visit.required().caller(),
                view -> new HandPassword(
                        layouts.page(way.label, view).with(errors),
                        name,
                        UserTabs.pathOf(name),
                        way == Way.RESET,
                        way.path(name),
                        way.word + "-password",
                        passwords.validityInDays(),
                        gates.submit(view, way.label, way.operation(name, SecretText.of(""), true))));
    }

    private TemplateInstance confirmation(String name, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> new Confirmation(
                        "The console password of " + name + " is deleted.",
                        List.of(
                                name + " is signed out everywhere, and cannot sign in to the console by any door.",
                                "Access keys and other credentials keep working.",
                                "A new password can be handed out later; the old one never comes back."),
                        Optional.empty(),
                        Optional.of(name),
                        "disable-console",
                        UserTabs.pathOf(name) + "/password/disable",
                        gates.submit(view, "Disable console access", new DeleteLoginProfile(name)),
                        new GateReason.Link(name, UserTabs.pathOf(name)))
                .page(layouts.page("Disable console access", view).with(errors)));
    }

    /** What asks before a password is made. */
    @CheckedTemplate(basePath = "password", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record HandPassword(
            Layout layout,
            String userName,
            String back,
            boolean isReset,
            String action,
            String form,
            long days,
            Gate submit)
            implements TemplateInstance {}
}
