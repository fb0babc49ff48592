package dev.latchkey.setup;

import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.account.PasswordRule;
import dev.latchkey.identity.AccountAlias;
import dev.latchkey.identity.Accounts;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.session.NewSession;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Typed;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an account with its administrator, for whoever holds the one-time link, and signs that person in. */
@Path("/setup")
@Blocking
class SetupPage {

    private static final String FORM = "setup";
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private final SetupLinks links;
    private final Accounts accounts;
    private final FirstAccount firstAccount;
    private final CurrentSession session;
    private final Forms forms;
    private final Layouts layouts;
    private final Visit visit;
    private final RandomSource random;
    private final Clock clock;

    SetupPage(
            SetupLinks links,
            Accounts accounts,
            FirstAccount firstAccount,
            CurrentSession session,
            Forms forms,
            Layouts layouts,
            Visit visit,
            RandomSource random,
            Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.firstAccount = firstAccount;
        this.session = session;
        this.forms = forms;
        this.layouts = layouts;
        this.visit = visit;
        this.random = random;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "setup", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SetupForm(Layout layout, String action, String accountId, Typed typed, String rules)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "setup", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SetupClosed(Layout layout, boolean hasAccounts) implements TemplateInstance {}

    /** The form, as long as the link is good; opening it uses nothing up. */
    @GET
    public Response show(@QueryParam("token") @Nullable String token) {
        if (token == null || !links.isOpen(token)) {
            return closed();
        }
        return Answers.page(form(token, Typed.NOTHING, FormErrors.NONE));
    }

    /** Makes everything, or nothing. */
    @POST
    public Response create(@QueryParam("token") @Nullable String token, Form form) {
        if (token == null) {
            return closed();
        }
        FormTicket ticket = forms.ticket(form, FORM);
        if (!form.secret("password").equals(form.secret("confirm"))) {
            return again(token, form, FormErrors.of("confirm", "This is not the password that you typed above."));
        }
        try {
            return forms.once(ticket, () -> createWith(token, form));
        } catch (LinkUsed used) {
            return closed();
        } catch (OperationFailed failed) {
            return again(token, form, FormErrors.of(failed, ""));
        }
    }

    private Outcome createWith(String token, Form form) {
        if (!links.use(token)) {
            throw new LinkUsed();
        }
        String alias = form.text("accountAlias").strip();
        UserMetadata administrator = firstAccount.create(
                form.text("accountId").strip(),
                alias.isEmpty() ? Optional.empty() : Optional.of(new AccountAlias(alias)),
                new UserName(form.text("userName").strip()),
                form.secret("password"),
                Optional.empty());
        session.begin(
                new NewSession(administrator.userId(), clock.instant(), null, null, "password", null, visit.origin()));
        return Outcome.success("/security-credentials", "The account is made, and you are its administrator.");
    }

    private Response again(String token, Form form, FormErrors errors) {
        return links.isOpen(token) ? Answers.of(UNPROCESSABLE, form(token, form.typed(), errors)) : closed();
    }

    private SetupForm form(String token, Typed typed, FormErrors errors) {
        String rules = String.join(
                " ",
                PasswordPolicy.iamDefault().rules().stream()
                        .map(PasswordRule::sentence)
                        .toList());
        return new SetupForm(
                layouts.bare("Set up Latchkey").with(errors),
                "/setup?token=" + token,
                typed.or("accountId", AccountIds.random(random)),
                typed,
                rules);
    }

    private Response closed() {
        return Answers.of(NOT_FOUND, new SetupClosed(layouts.bare("Set up Latchkey"), accounts.anyExists()));
    }

    /** Somebody used the link before, or it has expired. */
    private static final class LinkUsed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LinkUsed() {
            super("used", null, false, false);
        }
    }
}
