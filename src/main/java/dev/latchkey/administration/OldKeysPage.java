package dev.latchkey.administration;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.accesskey.ListOldAccessKeys;
import dev.latchkey.credential.accesskey.ListOldAccessKeys.Found;
import dev.latchkey.credential.accesskey.UpdateAccessKey;
import dev.latchkey.identity.ManyAtOnce;
import dev.latchkey.job.JobsPage;
import dev.latchkey.job.NewItem;
import dev.latchkey.job.StartJob;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
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
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Deactivates access keys of many users that have grown old: those that are ticked, at once and all of them or none; or
 * every one there is, by a job.
 */
@Path(OldKeysPage.PATH)
@Blocking
class OldKeysPage {

    static final String PATH = "/admin/old-access-keys";
    private static final String FORM = "deactivate-old-keys";
    private static final String FORM_ALL = "deactivate-all-old-keys";
    private static final String TITLE = "Old access keys";
    private static final int DAYS = 90;
    private static final int MOST = 200;

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final ManyAtOnce many;

    OldKeysPage(Operations operations, Visit visit, Forms forms, Layouts layouts, Gates gates, ManyAtOnce many) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.many = many;
    }

    @GET
    public Response show(@QueryParam("days") @Nullable String days) {
        return Answers.page(draw(number(days), FormErrors.NONE));
    }

    @POST
    public Response deactivate(Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        List<String> keys = form.all("keys[]");
        if (keys.isEmpty() || keys.size() > MOST) {
            operations.insist(
                    visit.required().caller(), List.of(new UpdateAccessKey("", "", CredentialStatus.INACTIVE)));
            return Answers.unprocessable(
                    draw(number(form.text("days")), FormErrors.of("", "Tick the access keys to deactivate.")));
        }
        List<Operation<?>> all =
                keys.stream().<Operation<?>>map(OldKeysJob::deactivation).toList();
        String done = keys.size() == 1
                ? "1 access key is deactivated. Each can be activated again on the page of its user."
                : keys.size() + " access keys are deactivated. Each can be activated again on the page of its user.";
        return forms.perform(
                ticket,
                visit.required().caller(),
                all,
                results -> Outcome.success(PATH + "?days=" + number(form.text("days")), done));
    }

    /** Every key that is older; each is decided about when it is its turn. */
    @POST
    @Path("/all")
    public Response deactivateAll(Form form) {
        FormTicket ticket = forms.ticket(form, FORM_ALL);
        int days = number(form.text("days"));
        Caller caller = visit.required().caller();
        operations.insist(caller, List.of(new ListOldAccessKeys(days, 0), StartJob.ANY));
        List<Found> found = operations.perform(caller, new ListOldAccessKeys(days, StartJob.MOST_ITEMS));
        if (found.isEmpty()) {
            return Answers.unprocessable(draw(days, FormErrors.of("", "There are none.")));
        }
        List<NewItem> items = IntStream.range(0, found.size())
                .mapToObj(i -> OldKeysJob.item(i + 1, found.get(i)))
                .toList();
        try {
            return forms.perform(
                    ticket,
                    caller,
                    List.of(new StartJob(OldKeysJob.NAME, items)),
                    results -> Outcome.silently(JobsPage.pathOf((UUID) results.get(0))));
        } catch (OperationFailed failed) {
            return Answers.unprocessable(draw(days, FormErrors.of("", String.valueOf(failed.getMessage()))));
        }
    }

    /** The days that were asked for; 90 where that is no number of days. */
    private static int number(@Nullable String days) {
        try {
            int number = Integer.parseInt(days == null ? "" : days.strip());
            return number < 0 || number > 36_500 ? DAYS : number;
        } catch (NumberFormatException notANumber) {
            return DAYS;
        }
    }

    private TemplateInstance draw(int days, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> draw(view, days, errors));
    }

    private TemplateInstance draw(OperationView view, int days, FormErrors errors) {
        ListOldAccessKeys read = new ListOldAccessKeys(days, MOST);
        List<Found> found = view.ask(read).granted().orElse(List.of());
        many.expectUsers(
                view.caller().accountId(), found.stream().map(Found::userName).toList());
        Operation<?>[] all = found.isEmpty()
                ? new Operation<?>[] {new UpdateAccessKey("", "", CredentialStatus.INACTIVE)}
                : found.stream()
                        .map(key -> OldKeysJob.deactivation(key.accessKeyId() + "/" + key.userName()))
                        .toArray(Operation<?>[]::new);
        return new OldKeys(
                layouts.page(TITLE, view).with(errors),
                days,
                found,
                found.size() == MOST,
                Refusal.of(gates, view, "keys", read),
                gates.submit(view, "Deactivate", all),
                gates.submit(view, "Deactivate all", StartJob.ANY, all[0]));
    }

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OldKeys(
            Layout layout,
            int days,
            List<Found> keys,
            boolean isMore,
            Optional<GateReason> refusal,
            Gate deactivate,
            Gate all)
            implements TemplateInstance {}
}
