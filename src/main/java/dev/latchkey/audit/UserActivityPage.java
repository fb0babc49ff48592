package dev.latchkey.audit;

import dev.latchkey.audit.ActivityRows.Part;
import dev.latchkey.identity.UserTab;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Tab;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one user did. */
@Path(UserTabs.ROUTE + "/activity")
@Blocking
class UserActivityPage {

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;
    private final UserTabs tabs;
    private final ActivityTab tab;
    private final Trials trials;

    UserActivityPage(
            Operations operations,
            Visit visit,
            Layouts layouts,
            Gates gates,
            UserTabs tabs,
            ActivityTab tab,
            Trials trials) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
        this.tabs = tabs;
        this.tab = tab;
        this.trials = trials;
    }

    @GET
    public Response show(@PathParam("name") String name, @QueryParam("after") @Nullable String after) {
        ActivityFilters filters = ActivityFilters.of(name, "", "", "", "", "", "", "", after);
        return operations.view(visit.required().caller(), view -> Answers.page(draw(view, name, filters)));
    }

    private UserActivity draw(OperationView view, String name, ActivityFilters filters) {
        Answer<Part> answer = view.ask(new ListActivity(filters.query()));
        Optional<Part> part = answer.granted();
        Optional<GateReason> refusal = answer instanceof Answer.Refused<Part> refused
                ? Optional.of(gates.refusal(view, "activity", refused.permission()))
                : Optional.empty();
        return new UserActivity(
                layouts.about(name, view),
                tabs.of(view, name, tab),
                trials.of(view, part.map(Part::rows).orElse(List.of())),
                part.flatMap(Part::next).map(next -> filters.address(UserTabs.pathOf(name) + "/activity", next)),
                refusal);
    }

    @CheckedTemplate(basePath = "audit", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UserActivity(
            Layout layout,
            List<Tab> tabs,
            List<ShownActivity> rows,
            Optional<String> next,
            Optional<GateReason> refusal)
            implements TemplateInstance {}

    /** This page among those about a user. */
    @Singleton
    static class ActivityTab implements UserTab {

        @Override
        public String label() {
            return "Activity";
        }

        @Override
        public int order() {
            return 50;
        }

        @Override
        public String below() {
            return "/activity";
        }

        @Override
        public List<Operation<?>> operations(String userName) {
            return List.of(ListActivity.ANY);
        }
    }
}
