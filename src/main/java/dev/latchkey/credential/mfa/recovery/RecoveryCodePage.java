package dev.latchkey.credential.mfa.recovery;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.OneTimeSecret;
import dev.latchkey.web.OneTimeSecrets;
import dev.latchkey.web.Revelation;
import dev.latchkey.web.Visit;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One's own recovery codes: how many are left, and a new set. */
@Path(RecoveryCodePage.PATH)
@Blocking
class RecoveryCodePage {
    static final String PATH = Subject.OWN_PATH + "/mfa/recovery-codes";
    static final String FORM = "recovery-codes";
    private static final String TITLE = "Recovery codes";
    private static final String LOST = "Generate a new set if you have lost the codes.";

    private final Operations operations;
    private final OneTimeSecrets secrets;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;
    private final Visit visit;

    RecoveryCodePage(
            Operations operations, OneTimeSecrets secrets, Layouts layouts, Gates gates, Forms forms, Visit visit) {
        this.operations = operations;
        this.secrets = secrets;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
        this.visit = visit;
    }

    /** The page as it is drawn. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RecoveryCodeSet(Layout layout, Gate gate, Optional<RecoveryCodeStatus> status, String action, String home)
            implements TemplateInstance {}

    @GET
    public Response show() {
        return operations.view(visit.required().caller(), view -> Answers.page(draw(view)));
    }

    @POST
    public Response generate(Form form) {
        Visitor visitor = visit.required();
        FormTicket ticket = forms.ticket(form, FORM);
        return forms.reveal(
                ticket,
                visitor.caller(),
                List.of(new CreateRecoveryCodes()),
                results -> reveal(results.get(0), visitor));
    }

    private Revelation reveal(Object made, Visitor visitor) {
        String codes = Stream.of(made)
                .flatMap(list -> ((List<?>) list).stream())
                .map(code -> ((SecretText) code).reveal())
                .collect(Collectors.joining("\n"));
        OneTimeSecret secret = new OneTimeSecret(
                List.of(new OneTimeSecret.Fact("User", visitor.user().name())),
                List.of(new OneTimeSecret.Secret("recovery-codes", "Recovery codes", SecretText.of(codes), true)),
                Optional.of(new OneTimeSecret.Download(
                        "Download codes",
                        "latchkey-recovery-codes.txt",
                        "Latchkey recovery codes of " + visitor.user().name(),
                        SecretText.of(codes + "\n"))),
                Optional.empty(),
                Subject.OWN_PATH,
                LOST);
        return secrets.reveal(layouts.page(TITLE), secret);
    }

    private RecoveryCodeSet draw(OperationView view) {
        Optional<RecoveryCodeStatus> status =
                view.ask(new GetRecoveryCodeStatus()).granted();
        boolean hasSome = status.filter(known -> known.made() > 0).isPresent();
        Gate gate = gates.submit(
                view, hasSome ? "Replace recovery codes" : "Generate recovery codes", new CreateRecoveryCodes());
        return new RecoveryCodeSet(layouts.page(TITLE, view), gate, status, PATH, Subject.OWN_PATH);
    }
}
