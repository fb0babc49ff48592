package dev.latchkey.audit;

import dev.latchkey.audit.ActivityRows.Part;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Caller;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened in the account, narrowed by its address, with the reasons; and the same as a file. */
@Path(ActivityPage.PATH)
@Blocking
class ActivityPage {

    static final String PATH = "/admin/activity";

    /** A file has as many rows at most; the rest is told by narrower filters. */
    private static final int MOST_EXPORTED = 100_000;

    private static final int BATCH = 1000;

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;
    private final Trials trials;

    ActivityPage(Operations operations, Visit visit, Layouts layouts, Gates gates, Trials trials) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
        this.trials = trials;
    }

    @GET
    public Response show(@Context UriInfo address) {
        ActivityFilters filters = filters(address);
        return operations.view(visit.required().caller(), view -> Answers.page(draw(view, filters)));
    }

    /** JSON lines, the latest first: each row an object with all that is known of it. */
    @GET
    @Path("/export")
    public Response export(@Context UriInfo address) {
        Caller caller = visit.required().caller();
        ActivityFilters filters = filters(address);
        // Refused before anything is answered, and written down like any refused reading.
        operations.perform(caller, ListActivity.ANY);
        StreamingOutput lines = output -> {
            ActivityQuery query = filters.query(BATCH);
            for (int written = 0; written < MOST_EXPORTED; written += BATCH) {
                Part part = operations.perform(caller, new ListActivity(query));
                output.write(JsonLines.of(part.rows()));
                if (part.next().isEmpty()) {
                    return;
                }
                query = query.goingOn(part.next().get());
            }
        };
        return Response.ok(lines)
                .type("application/x-ndjson")
                .header("Content-Disposition", "attachment; filename=\"activity.jsonl\"")
                .build();
    }

    private static ActivityFilters filters(UriInfo address) {
        return ActivityFilters.of(
                Stream.of("principal", "action", "result", "source", "request", "resource", "from", "until", "after")
                        .map(name -> address.getQueryParameters().getFirst(name))
                        .toArray(String[]::new));
    }

    private ActivityView draw(OperationView view, ActivityFilters filters) {
        Answer<Part> answer = view.ask(new ListActivity(filters.query()));
        Optional<Part> part = answer.granted();
        Optional<GateReason> refusal = answer instanceof Answer.Refused<Part> refused
                ? Optional.of(gates.refusal(view, "activity", refused.permission()))
                : Optional.empty();
        return new ActivityView(
                layouts.page("Activity", view),
                filters,
                trials.of(view, part.map(Part::rows).orElse(List.of())),
                part.flatMap(Part::next).map(next -> filters.address(PATH, next)),
                filters.address(PATH + "/export", ""),
                refusal);
    }

    @CheckedTemplate(basePath = "audit", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ActivityView(
            Layout layout,
            ActivityFilters filters,
            List<ShownActivity> rows,
            Optional<String> next,
            String export,
            Optional<GateReason> refusal)
            implements TemplateInstance {}
}
