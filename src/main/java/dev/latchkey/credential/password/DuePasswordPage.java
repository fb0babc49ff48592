package dev.latchkey.credential.password;

import dev.latchkey.account.EffectivePasswordPolicy;
import dev.latchkey.account.GetEffectivePasswordPolicy;
import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Transactions;
import dev.latchkey.session.PendingSignIn;
import dev.latchkey.session.PendingSignIns;
import dev.latchkey.signin.PasswordDue;
import dev.latchkey.signin.SignInEvents;
import dev.latchkey.web.Answers;
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
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The step of a sign-in at which a password is replaced that is new, reset or expired. Whether that is permitted is
 * decided with the MFA state of this very sign-in.
 */
@Path("/signin/change-password")
@Blocking
class DuePasswordPage {
    static final String FORM = "change-due-password";
    private static final String ACTION = "signin:NewPassword";
    private static final String TITLE = "Set a new password";
    private static final NextPath SIGN_IN = new NextPath("/signin");

    private final PendingSignIns pending;
    private final LoginProfiles profiles;
    private final PasswordPolicies policies;
    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;
    private final Visit visit;
    private final SignInEvents events;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    DuePasswordPage(
            PendingSignIns pending,
            LoginProfiles profiles,
            PasswordPolicies policies,
            Operations operations,
            Layouts layouts,
            Gates gates,
            Forms forms,
            Visit visit,
            SignInEvents events,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.pending = pending;
        this.profiles = profiles;
        this.policies = policies;
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
        this.visit = visit;
        this.events = events;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The page as it is drawn; without rules where the form is closed.
     *
     * @param asksForCurrent whether nobody has typed the current password in this sign-in
     */
    @CheckedTemplate(basePath = "password", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DuePasswordForm(
            Layout layout,
            String userName,
            String accountLabel,
            String why,
            Gate gate,
            Optional<RuleList> rules,
            boolean asksForCurrent)
            implements TemplateInstance {

        /** Where the form is opened, within this very sign-in; empty where it is open, or nothing here opens it. */
        Optional<NextPath> wayOut() {
            return gate.reason()
                    .flatMap(GateReason::wayOut)
                    .map(GateReason.Link::href)
                    .filter(href -> href.startsWith("/signin/"))
                    .flatMap(NextPath::parse);
        }
    }

    /** The page where nothing can be done by the person alone. */
    @CheckedTemplate(basePath = "password", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PasswordExpired(Layout layout, String userName, String accountLabel) implements TemplateInstance {}

    @GET
    public Response show() {
        return pending.current()
                .map(signIn -> show(signIn, FormErrors.NONE, 200))
                .orElseGet(DuePasswordPage::leave);
    }

    @POST
    public Response change(Form form) {
        return pending.current().map(signIn -> change(signIn, form)).orElseGet(DuePasswordPage::leave);
    }

    private Response change(PendingSignIn signIn, Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        ChangeDuePassword change = new ChangeDuePassword(
                signIn,
                ChangeDuePassword.asksForCurrent(signIn) ? form.secret("oldPassword") : null,
                form.secret("newPassword"));
        if (!form.secret("confirmPassword").equals(change.newPassword())) {
            return show(signIn, FormErrors.of("confirmPassword", "This is not the same as the new password."), 422);
        }
        Caller caller = signIn.caller(visit.origin());
        try {
            return forms.perform(
                    ticket, caller, List.of(change, new GetEffectivePasswordPolicy()), results -> goOn(signIn));
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.SERVICE_UNAVAILABLE) {
                throw failed;
            }
            int status = failed.code() == ErrorCode.CONCURRENT_MODIFICATION ? 409 : 422;
            return show(signIn, FormErrors.of(failed, "newPassword"), status);
        }
    }

    private Outcome goOn(PendingSignIn signIn) {
        pending.finish(signIn, visit.origin());
        trail.record(events.allowed(ACTION, signIn.user(), visit.origin(), "signed in", signIn.mfaAt() != null));
        return Outcome.success(signIn.next(), "Your password was changed.");
    }

    private Response show(PendingSignIn signIn, FormErrors errors, int status) {
        PasswordDue due = transactions.read(() -> due(signIn));
        if (due == null) {
            return leave();
        }
        String account = signIn.accountAlias().orElse(signIn.user().accountId());
        if (due == PasswordDue.EXPIRED_FOR_GOOD) {
            return Answers.page(new PasswordExpired(
                    layouts.bare("Your password has expired"), signIn.user().name(), account));
        }
        return operations.view(signIn.caller(visit.origin()), view -> {
            DuePasswordForm form = draw(view, signIn, account, whyOf(due), errors);
            // Who may not yet, but may make it so within this sign-in, is led there and comes back.
            return form.wayOut().map(Answers::seeOther).orElseGet(() -> Answers.of(status, form));
        });
    }

    private DuePasswordForm draw(
            OperationView view, PendingSignIn signIn, String account, String why, FormErrors errors) {
        Gate gate = gates.submit(view, "Change password", ChangePassword.untyped(), new GetEffectivePasswordPolicy());
        Optional<RuleList> rules = gate.isAllowed()
                ? view.ask(new GetEffectivePasswordPolicy())
                        .granted()
                        .map(EffectivePasswordPolicy::policy)
                        .map(RuleList::of)
                : Optional.empty();
        return new DuePasswordForm(
                layouts.bare(TITLE).with(errors),
                signIn.user().name(),
                account,
                why,
                gate,
                rules,
                ChangeDuePassword.asksForCurrent(signIn));
    }

    private @Nullable PasswordDue due(PendingSignIn signIn) {
        return profiles.of(signIn.user().userId())
                .map(profile -> profile.due(policies.inForce(signIn.user().accountId()), clock.instant()))
                .orElse(null);
    }

    private static String whyOf(PasswordDue due) {
        return switch (due) {
            case FIRST_SIGN_IN ->
                "This is your first sign-in. Replace the password that you were given by one of your own.";
            case RESET -> "An administrator has reset your password. Replace it by one of your own.";
            case EXPIRED, EXPIRED_FOR_GOOD -> "Your password has expired. Replace it by a new one.";
        };
    }

    private static Response leave() {
        return Answers.seeOther(SIGN_IN);
    }
}
