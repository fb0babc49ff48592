package dev.latchkey.account;

import dev.latchkey.account.AccountSettingsDrawing.Input;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.permission.PreviewPace;
import dev.latchkey.web.Answers;
import dev.latchkey.web.CurrentRequest;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows whom a password policy would touch before it is applied. Works for a moment at a time: where there is more to
 * do, the page says how far it is and goes on by itself; leaving it ends the work.
 */
@Path(EffectPreviewPage.PATH)
class EffectPreviewPage {

    static final String PATH = PasswordPolicyPage.PATH + "/effect";

    private static final Duration STRETCH = Duration.ofMillis(1500);
    private static final String TOO_MUCH =
            "Too many previews are being made at the moment. Nothing was changed. Try again in a minute.";

    private final Visit visit;
    private final CurrentRequest request;
    private final EffectPreview preview;
    private final EffectTickets tickets;
    private final PreviewPace pace;
    private final AccountSettingsDrawing drawing;

    EffectPreviewPage(
            Visit visit,
            CurrentRequest request,
            EffectPreview preview,
            EffectTickets tickets,
            PreviewPace pace,
            AccountSettingsDrawing drawing) {
        this.visit = visit;
        this.request = request;
        this.preview = preview;
        this.tickets = tickets;
        this.pace = pace;
        this.drawing = drawing;
    }

    @POST
    public Response begin(Form form) {
        Caller caller = visit.required().caller();
        PolicyForm sent = PolicyForm.sent(form.typed());
        PasswordPolicy proposed;
        try {
            proposed = sent.policy();
        } catch (OperationFailed failed) {
            FormErrors errors = FormErrors.of(failed, "minimumPasswordLength");
            return request.isFragment()
                    ? wholePageInstead(caller, sent, errors)
                    : Answers.unprocessable(drawing.draw(caller, Input.of(sent, errors)));
        }
        EffectProgress start = preview.begin(caller, proposed, sent.expectedVersion());
        return goOn(caller, start);
    }

    /** Goes on from a ticket; without a good one, back to the form. */
    @GET
    public Response resume(@QueryParam("ticket") @Nullable String ticket) {
        Caller caller = visit.required().caller();
        return tickets.open(caller, ticket == null ? "" : ticket)
                .map(progress -> goOn(caller, progress))
                .orElseGet(() -> Answers.seeOther(new NextPath(AccountSettingsPage.PATH)));
    }

    private Response goOn(Caller caller, EffectProgress progress) {
        Optional<EffectProgress> reached =
                pace.within(caller.principal().uniqueId(), () -> preview.advance(caller, progress, STRETCH));
        PolicyForm form = PolicyForm.of(progress.proposed(), progress.version());
        if (reached.isEmpty()) {
            return tooMuch(caller, form);
        }
        Optional<String> next =
                reached.filter(now -> !now.isDone()).map(now -> PATH + "?ticket=" + tickets.seal(caller, now));
        EffectReport report = EffectReport.of(reached.get(), next);
        if (request.isFragment()) {
            return Answers.page(new EffectView(Optional.of(report)));
        }
        Input input = new Input(Optional.empty(), Optional.of(form), Optional.of(report), FormErrors.NONE);
        Response page = Answers.page(drawing.draw(caller, input));
        // A header goes on by itself in every browser, with no script and nothing special in the page.
        return next.map(address -> Response.fromResponse(page)
                        .header("Refresh", "0; url=" + address)
                        .build())
                .orElse(page);
    }

    private Response tooMuch(Caller caller, PolicyForm form) {
        if (request.isFragment()) {
            return wholePageInstead(caller, form, FormErrors.of("", TOO_MUCH));
        }
        Response page = Answers.of(429, drawing.draw(caller, Input.of(form, FormErrors.of("", TOO_MUCH))));
        return Response.fromResponse(page).header("Retry-After", 60).build();
    }

    /** An error summary stands at the top of the page, beyond the fragment that was asked for. */
    private Response wholePageInstead(Caller caller, PolicyForm form, FormErrors errors) {
        Response page = Answers.unprocessable(drawing.draw(caller, Input.of(form, errors)));
        return Response.fromResponse(page)
                .header("HX-Retarget", "body")
                .header("HX-Reswap", "innerHTML")
                .build();
    }

    /** The part of the page that tells the effect. */
    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record EffectView(Optional<EffectReport> effect) implements TemplateInstance {}
}
