package dev.latchkey.job;

import dev.latchkey.operation.Answer;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The jobs of the account, the latest first. */
@Path(JobsPage.PATH)
@Blocking
public class JobsPage {

    /** Its address. */
    public static final String PATH = "/admin/jobs";

    static final String TITLE = "Jobs";
    private static final int ROWS = 50;

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;
    private final JobTitles titles;

    JobsPage(Operations operations, Visit visit, Layouts layouts, Gates gates, JobTitles titles) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
        this.titles = titles;
    }

    /** The address of a job. */
    public static String pathOf(UUID job) {
        return PATH + "/" + job;
    }

    @GET
    public Response show() {
        return operations.view(visit.required().caller(), view -> Answers.page(draw(view)));
    }

    private TemplateInstance draw(OperationView view) {
        Answer<List<Job>> answer = view.ask(new ListJobs(ROWS));
        Optional<GateReason> refusal = answer instanceof Answer.Refused<List<Job>> refused
                ? Optional.of(gates.refusal(view, "jobs", refused.permission()))
                : Optional.empty();
        return new JobList(
                layouts.page(TITLE, view),
                answer.granted().orElse(List.of()).stream()
                        .map(job -> new Row(job, titles.of(job), pathOf(job.id())))
                        .toList(),
                refusal);
    }

    /** One job of the list. */
    record Row(Job job, String title, String href) {}

    @CheckedTemplate(basePath = "job", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record JobList(Layout layout, List<Row> rows, Optional<GateReason> refusal) implements TemplateInstance {}
}
