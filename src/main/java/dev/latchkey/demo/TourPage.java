package dev.latchkey.demo;

import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** The guided tour through the demo: eight steps, each with where it begins and what there is to see. */
@Path(TourPage.PATH)
@Blocking
class TourPage {

    static final String PATH = "/demo/tour";

    private final LatchkeyConfiguration configuration;
    private final Layouts layouts;
    private final Visit visit;
    private final TourProgress progress;

    TourPage(LatchkeyConfiguration configuration, Layouts layouts, Visit visit, TourProgress progress) {
        this.configuration = configuration;
        this.layouts = layouts;
        this.visit = visit;
        this.progress = progress;
    }

    @GET
    public Response show() {
        requireDemo();
        Set<Integer> taken = progress.taken();
        String viewer = visit.visitor()
                .filter(visitor -> visitor.caller().accountId().equals(DemoPerson.EXAMPLE_CORP))
                .map(Visitor::user)
                .map(user -> user.name())
                .orElse("");
        List<Step> steps = TourStep.ALL.stream()
                .map(step -> new Step(
                        step,
                        taken.contains(step.number()),
                        step.person().equals(viewer),
                        PATH + "/" + step.number(),
                        step.command() == null ? "" : step.command().formatted(configuration.baseUrl())))
                .toList();
        return Answers.page(new Tour(
                visit.visitor().isPresent() ? layouts.page("Guided tour") : layouts.bare("Guided tour"),
                steps,
                taken.size(),
                DemoPerson.PASSWORD));
    }

    /** The link of a step: leads to where it begins, and takes note of a step that only looks. */
    @GET
    @Path("/{step}")
    public Response begin(@PathParam("step") int number) {
        requireDemo();
        TourStep step = TourStep.ALL.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        if (step.onlyLooks()) {
            progress.visit(number);
        }
        return Answers.seeOther(new NextPath(step.path()));
    }

    private void requireDemo() {
        if (!configuration.demo()) {
            throw new NotFoundException();
        }
    }

    /**
     * One step as it is drawn.
     *
     * @param isTheirs whether the person who looks is the one who takes it
     * @param command the command line that goes with it; empty for none
     */
    record Step(TourStep step, boolean isTaken, boolean isTheirs, String href, String command) {}

    @CheckedTemplate(basePath = "demo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Tour(Layout layout, List<Step> steps, int taken, String password) implements TemplateInstance {}
}
