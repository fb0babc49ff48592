package dev.latchkey.account;

import dev.latchkey.account.AccountSettingsDrawing.Input;
import dev.latchkey.identity.AccountAlias;
import dev.latchkey.identity.CreateAccountAlias;
import dev.latchkey.identity.DeleteAccountAlias;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The forms for the account's alias. */
@Path(AccountSettingsPage.PATH + "/alias")
class AccountAliasPage {

    private final Visit visit;
    private final Forms forms;
    private final AccountSettingsDrawing drawing;

    AccountAliasPage(Visit visit, Forms forms, AccountSettingsDrawing drawing) {
        this.visit = visit;
        this.forms = forms;
        this.drawing = drawing;
    }

    /** Where a form that was sent is shown once more. */
    @GET
    public Response show() {
        return Answers.page(drawing.draw(visit.required().caller(), Input.carried(forms.carried())));
    }

    @POST
    public Response save(Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, "account-alias");
        String typed = form.text("accountAlias").strip();
        try {
            AccountAlias alias = new AccountAlias(typed);
            return forms.perform(
                    ticket,
                    caller,
                    List.of(new CreateAccountAlias(alias)),
                    results -> Outcome.success(
                            AccountSettingsPage.PATH, "The account is called " + alias.text() + " now."));
        } catch (OperationFailed failed) {
            return Answers.unprocessable(drawing.draw(
                    caller,
                    new Input(
                            Optional.of(typed),
                            Optional.empty(),
                            Optional.empty(),
                            FormErrors.of(failed, "accountAlias"))));
        }
    }

    @POST
    @Path("/delete")
    public Response delete(Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, "delete-account-alias");
        try {
            return forms.perform(
                    ticket,
                    caller,
                    List.of(new DeleteAccountAlias(form.text("alias"))),
                    results -> Outcome.success(
                            AccountSettingsPage.PATH, "The alias is deleted. Users sign in with the account id."));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.NO_SUCH_ENTITY) {
                throw failed;
            }
            FormErrors errors = FormErrors.of("", "The account has another alias by now, or none.");
            return Answers.of(409, drawing.draw(caller, Input.NONE.with(errors)));
        }
    }
}
