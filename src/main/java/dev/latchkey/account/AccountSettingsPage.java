package dev.latchkey.account;

import dev.latchkey.account.AccountSettingsDrawing.Input;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The page on which an administrator names the account and sets its password policy. */
@Path(AccountSettingsPage.PATH)
class AccountSettingsPage {

    static final String PATH = "/admin/account-settings";

    private final Visit visit;
    private final Forms forms;
    private final AccountSettingsDrawing drawing;

    AccountSettingsPage(Visit visit, Forms forms, AccountSettingsDrawing drawing) {
        this.visit = visit;
        this.forms = forms;
        this.drawing = drawing;
    }

    @GET
    public Response show() {
        return Answers.page(drawing.draw(visit.required().caller(), Input.carried(forms.carried())));
    }

    /** The whole page. */
    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AccountSettingsView(
            Layout layout,
            AccountSettings.Alias alias,
            AccountSettings.Policy policy,
            Optional<EffectReport> effect,
            AccountSettings.Fixed fixed,
            SelectedUsers recipe)
            implements TemplateInstance {}
}
