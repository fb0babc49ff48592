package dev.latchkey.credential.password;

import dev.latchkey.account.EffectivePasswordPolicy;
import dev.latchkey.account.GetEffectivePasswordPolicy;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.session.Sessions;
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
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The page on which people change their own password. */
@Path("/security-credentials/password")
@Blocking
class PasswordPage {
    static final String FORM = "change-password";
    private static final String TITLE = "Change password";

    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;
    private final CurrentSession session;
    private final Sessions sessions;

    PasswordPage(
            Operations operations,
            Layouts layouts,
            Gates gates,
            Forms forms,
            CurrentSession session,
            Sessions sessions) {
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
        this.session = session;
        this.sessions = sessions;
    }

    /** The page as it is drawn; without rules where the form is closed. */
    @CheckedTemplate(basePath = "password", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ChangePasswordForm(
            Layout layout,
            String userName,
            Gate gate,
            Optional<RuleList> rules,
            String boxLabel,
            boolean endsOtherSessions)
            implements TemplateInstance {}

    @GET
    public Response show() {
        return Answers.page(draw(FormErrors.NONE, forms.carried()));
    }

    @POST
    public Response change(Form form) {
        Visitor visitor = session.required();
        FormTicket ticket = forms.ticket(form, FORM);
        ChangePassword change = new ChangePassword(
                form.secret("oldPassword"), form.secret("newPassword"), form.isTicked("endOtherSessions"));
        if (!form.secret("confirmPassword").equals(change.newPassword())) {
            FormErrors mismatch = FormErrors.of("confirmPassword", "This is not the same as the new password.");
            return Answers.unprocessable(draw(mismatch, form.typed()));
        }
        try {
            return forms.perform(
                    ticket, visitor.caller(), List.of(change, new GetEffectivePasswordPolicy()), results -> done());
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.SERVICE_UNAVAILABLE) {
                throw failed;
            }
            int status = failed.code() == ErrorCode.ENTITY_TEMPORARILY_UNMODIFIABLE ? 409 : 422;
            return Answers.of(status, draw(FormErrors.of(failed, "newPassword"), form.typed()));
        }
    }

    private Outcome done() {
        session.rotate();
        return Outcome.success("/security-credentials", "Your password was changed.");
    }

    private ChangePasswordForm draw(FormErrors errors, Typed typed) {
        Visitor visitor = session.required();
        return operations.view(visitor.caller(), view -> draw(view, visitor, errors, typed));
    }

    private ChangePasswordForm draw(OperationView view, Visitor visitor, FormErrors errors, Typed typed) {
        Layout layout = layouts.page(TITLE, view).with(errors);
        Gate gate = gates.submit(view, TITLE, ChangePassword.untyped(), new GetEffectivePasswordPolicy());
        Optional<RuleList> rules = gate.isAllowed()
                ? view.ask(new GetEffectivePasswordPolicy())
                        .granted()
                        .map(EffectivePasswordPolicy::policy)
                        .map(RuleList::of)
                : Optional.empty();
        int others = sessions.countOthers(visitor.user().userId(), session.publicName());
        return new ChangePasswordForm(
                layout,
                visitor.user().name(),
                gate,
                rules,
                "Sign out my other sessions (" + others + ")",
                typed.ticked("endOtherSessions", true));
    }
}
