package dev.latchkey.account;

import dev.latchkey.account.AccountSettingsDrawing.Input;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The forms that set the account's password policy, and that give it up for IAM's default. */
@Path(PasswordPolicyPage.PATH)
class PasswordPolicyPage {

    static final String PATH = AccountSettingsPage.PATH + "/password-policy";
    static final String DEFAULT_PATH = PATH + "/default";

    private final Visit visit;
    private final Forms forms;
    private final Operations operations;
    private final Layouts layouts;
    private final AccountSettingsDrawing drawing;

    PasswordPolicyPage(
            Visit visit, Forms forms, Operations operations, Layouts layouts, AccountSettingsDrawing drawing) {
        this.visit = visit;
        this.forms = forms;
        this.operations = operations;
        this.layouts = layouts;
        this.drawing = drawing;
    }

    /** Where a form that was sent is shown once more. */
    @GET
    public Response show() {
        return Answers.page(drawing.draw(visit.required().caller(), Input.carried(forms.carried())));
    }

    @POST
    public Response apply(Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, "password-policy");
        PolicyForm sent = PolicyForm.sent(form.typed());
        try {
            PasswordPolicy policy = sent.policy();
            return forms.perform(
                    ticket,
                    caller,
                    List.of(new UpdateAccountPasswordPolicy(policy, sent.expectedVersion())),
                    results -> Outcome.success(AccountSettingsPage.PATH, applied(policy)));
        } catch (OperationFailed failed) {
            return failed.code() == ErrorCode.CONCURRENT_MODIFICATION
                    ? Answers.of(409, conflict(caller, sent))
                    : Answers.unprocessable(
                            drawing.draw(caller, Input.of(sent, FormErrors.of(failed, "minimumPasswordLength"))));
        }
    }

    /** Asks whether the default policy is really meant. */
    @GET
    @Path("/default")
    public Response confirmDefault() {
        return Answers.page(confirmation(visit.required().caller()));
    }

    @POST
    @Path("/default")
    public Response useDefault(Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, "default-policy");
        PolicyForm sent = PolicyForm.sent(form.typed());
        try {
            return forms.perform(
                    ticket,
                    caller,
                    List.of(new DeleteAccountPasswordPolicy(sent.expectedVersion())),
                    results -> Outcome.success(
                            AccountSettingsPage.PATH,
                            "IAM's default password policy holds now. Users may change their own password only where a"
                                    + " policy allows it."));
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.CONCURRENT_MODIFICATION) {
                return Answers.of(409, confirmation(caller));
            }
            if (failed.code() == ErrorCode.NO_SUCH_ENTITY) {
                return Answers.seeOther(new NextPath(AccountSettingsPage.PATH));
            }
            throw failed;
        }
    }

    private TemplateInstance confirmation(Caller caller) {
        return operations.view(caller, view -> {
            Optional<EffectivePasswordPolicy> effective =
                    view.ask(new GetEffectivePasswordPolicy()).granted();
            return new DefaultPolicyView(
                    layouts.page("Use the default policy", view),
                    effective.map(EffectivePasswordPolicy::policy),
                    effective.map(holds -> Long.toString(holds.version())).orElse(""),
                    drawing.confirmDefault(view));
        });
    }

    private TemplateInstance conflict(Caller caller, PolicyForm yours) {
        return operations.view(caller, view -> {
            Optional<EffectivePasswordPolicy> theirs =
                    view.ask(new GetEffectivePasswordPolicy()).granted();
            PasswordPolicy mine = yours.policy();
            return new ConflictView(
                    layouts.page("Password policy changed meanwhile", view),
                    theirs.map(holds -> PolicyFacts.between(holds.policy(), mine))
                            .orElse(List.of()),
                    PolicyForm.of(
                            mine, theirs.map(EffectivePasswordPolicy::version).orElse(null)),
                    drawing.keepMine(view));
        });
    }

    private static String applied(PasswordPolicy policy) {
        String applied = policy.allowUsersToChangePassword()
                ? "The password policy is applied. Users may change their own password."
                : "The password policy is applied. Users may change their own password only where a policy allows it.";
        return policy.maxPasswordAge().isPresent()
                ? applied + " Passwords older than " + policy.maxPasswordAge().getAsInt() + " days have expired."
                : applied;
    }

    /** The page that asks before the account's own policy is given up. */
    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DefaultPolicyView(Layout layout, Optional<PasswordPolicy> policy, String version, Gate confirm)
            implements TemplateInstance {}

    /** The page that shows two policies side by side, of which only one can hold. */
    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConflictView(Layout layout, List<PolicyFacts.Difference> lines, PolicyForm form, Gate keep)
            implements TemplateInstance {}
}
