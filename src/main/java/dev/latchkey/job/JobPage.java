package dev.latchkey.job;

import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Permission;
import dev.latchkey.web.Answers;
import dev.latchkey.web.CurrentRequest;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.OneTimeSecrets;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One job: how far it is, what became of each item, and what it made, once. How far it is can be looked at anew by a
 * link; where scripts run, that part of the page comes anew by itself, which keeps no session alive.
 */
@Path(JobsPage.PATH + "/{job}")
@Blocking
class JobPage {

    private static final String CANCEL = "cancel-job";
    private static final String SECRETS = "job-secrets";
    private static final int ROWS = 100;

    /** So many secrets on one page; the others are shown by pressing the button again. */
    static final int MOST_SECRETS = 2_000;

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final OneTimeSecrets secrets;
    private final JobTitles titles;
    private final CurrentRequest request;

    JobPage(
            Operations operations,
            Visit visit,
            Forms forms,
            Layouts layouts,
            Gates gates,
            OneTimeSecrets secrets,
            JobTitles titles,
            CurrentRequest request) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.secrets = secrets;
        this.titles = titles;
        this.request = request;
    }

    @GET
    public Response show(
            @PathParam("job") String job,
            @QueryParam("show") @DefaultValue("") String show,
            @QueryParam("after") @DefaultValue("0") String after) {
        GetJob read = new GetJob(idOf(job), number(after), show.equals("problems"), ROWS);
        return operations.view(visit.required().caller(), view -> Answers.page(draw(view, read)));
    }

    @POST
    @Path("/cancel")
    public Response cancel(@PathParam("job") String job, Form form) {
        FormTicket ticket = forms.ticket(form, CANCEL);
        String path = JobsPage.pathOf(idOf(job));
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(new CancelJob(idOf(job))),
                    results -> Outcome.success(path, "The job is cancelled. What was done before that stays done."));
        } catch (OperationFailed over) {
            return forms.once(
                    ticket, () -> Outcome.saying(path, Flash.Kind.INFO, "The job was over before it was cancelled."));
        }
    }

    /** Shows what it made, and what of it cannot be shown again. */
    @POST
    @Path("/secrets")
    public Response showSecrets(@PathParam("job") String job, Form form) {
        FormTicket ticket = forms.ticket(form, SECRETS);
        UUID id = idOf(job);
        GetJobSecrets take = new GetJobSecrets(id, MOST_SECRETS);
        try {
            return forms.reveal(
                    ticket,
                    visit.required().caller(),
                    List.of(take),
                    results -> secrets.reveal(
                            layouts.page("Shown once"),
                            kindOf(id).once(visit.required(), handed(results), JobsPage.pathOf(id))));
        } catch (OperationFailed gone) {
            return forms.once(
                    ticket,
                    () -> Outcome.saying(
                            JobsPage.pathOf(id), Flash.Kind.INFO, "There is nothing to be shown any more."));
        }
    }

    @SuppressWarnings("unchecked") // The only result is that of the only operation.
    private static List<JobKind.HandedOut> handed(List<Object> results) {
        return (List<JobKind.HandedOut>) results.get(0);
    }

    private JobKind kindOf(UUID id) {
        return operations
                .perform(visit.required().caller(), new GetJob(id, 0, false, 0))
                .flatMap(found -> titles.kind(found.job()))
                .orElseThrow(NotFoundException::new);
    }

    private TemplateInstance draw(OperationView view, GetJob read) {
        Permission permission = view.preview(read);
        if (!permission.isAllowed()) {
            return new JobRefused(layouts.page(JobsPage.TITLE, view), gates.refusal(view, "job", permission));
        }
        GetJob.Found found = view.ask(read).granted().flatMap(any -> any).orElseThrow(NotFoundException::new);
        Job job = found.job();
        String path = JobsPage.pathOf(job.id());
        if (request.isFragment()) {
            return new JobProgress(job, path);
        }
        List<JobItem> items = found.items();
        String more = items.size() < ROWS
                ? ""
                : "after=" + items.get(items.size() - 1).number();
        boolean isTheirs = job.starterId().equals(view.caller().principal().uniqueId());
        return new JobView(
                layouts.page(titles.of(job), view),
                job,
                path,
                path + "/cancel",
                path + "/secrets",
                titles.kind(job).map(JobKind::subject).orElse("Item"),
                items,
                read.problemsOnly(),
                Optional.of(more)
                        .filter(any -> !any.isEmpty())
                        .map(any -> path + (read.problemsOnly() ? "?show=problems&" : "?") + any),
                isTheirs,
                titles.kind(job).map(JobKind::href).orElse(JobsPage.PATH),
                gates.submit(view, "Cancel job", new CancelJob(job.id())),
                gates.submit(view, "Show passwords", new GetJobSecrets(job.id(), MOST_SECRETS)));
    }

    private static UUID idOf(String job) {
        try {
            return UUID.fromString(job);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException();
        }
    }

    private static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    @CheckedTemplate(basePath = "job", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record JobView(
            Layout layout,
            Job job,
            String path,
            String cancelPath,
            String secretsPath,
            String subject,
            List<JobItem> items,
            boolean problemsOnly,
            Optional<String> next,
            boolean isTheirs,
            String again,
            Gate cancel,
            Gate reveal)
            implements TemplateInstance {}

    /** The part that changes while it goes on. */
    @CheckedTemplate(basePath = "job", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record JobProgress(Job job, String path) implements TemplateInstance {}

    @CheckedTemplate(basePath = "job", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record JobRefused(Layout layout, GateReason refusal) implements TemplateInstance {}
}
