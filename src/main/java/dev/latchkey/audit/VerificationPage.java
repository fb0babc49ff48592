package dev.latchkey.audit;

import dev.latchkey.audit.TrailVerification.Report;
import dev.latchkey.operation.Answer;
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

/** Checks the trail against its seals while somebody waits, and tells what was found. */
@Path(VerificationPage.PATH)
@Blocking
class VerificationPage {

    static final String PATH = ActivityPage.PATH + "/verification";

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;
    private final TrailChecks checks;

    VerificationPage(Operations operations, Visit visit, Layouts layouts, Gates gates, TrailChecks checks) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
        this.checks = checks;
    }

    @GET
    public Response show() {
        Verification page = operations.view(visit.required().caller(), view -> {
            Answer<Report> answer = view.ask(new VerifyActivity());
            Optional<GateReason> refusal = answer instanceof Answer.Refused<Report> refused
                    ? Optional.of(gates.refusal(view, "verification", refused.permission()))
                    : Optional.empty();
            return new Verification(layouts.page("Verify the activity", view), answer.granted(), refusal);
        });
        page.report().ifPresent(checks::add);
        return Answers.page(page);
    }

    /** A file to be kept away from the database. */
    @GET
    @Path("/checkpoint")
    public Response checkpoint() {
        List<String> lines = operations.perform(visit.required().caller(), new MakeCheckpoint());
        return Response.ok(String.join("\n", lines) + "\n")
                .type("text/plain;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"checkpoint.txt\"")
                .build();
    }

    @CheckedTemplate(basePath = "audit", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Verification(Layout layout, Optional<Report> report, Optional<GateReason> refusal)
            implements TemplateInstance {}
}
