package dev.latchkey.administration;

import dev.latchkey.identity.Concern;
import dev.latchkey.identity.GetAccountSummary;
import dev.latchkey.identity.ListConcerns;
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
import java.util.Map;
import java.util.Optional;

/** What an administrator sees first: how much there is, and what should be looked after. */
@Path("/{admin:admin}") // a parameter at its beginning: see UserTabs.ROUTE
@Blocking
class DashboardPage {

    static final String PATH = "/admin";

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;

    DashboardPage(Operations operations, Visit visit, Layouts layouts, Gates gates) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
    }

    @GET
    public Response show() {
        return operations.view(visit.required().caller(), view -> Answers.page(draw(view)));
    }

    private Dashboard draw(OperationView view) {
        GetAccountSummary summary = new GetAccountSummary();
        ListConcerns attention = new ListConcerns();
        return new Dashboard(
                layouts.page("Dashboard", view),
                view.ask(summary)
                        .granted()
                        .map(GetAccountSummary.Result::summaryMap)
                        .map(DashboardPage::counts)
                        .orElse(List.of()),
                Refusal.of(gates, view, "summary", summary),
                view.ask(attention).granted().orElse(List.of()),
                Refusal.of(gates, view, "attention", attention));
    }

    private static List<Count> counts(Map<String, Integer> summary) {
        return List.of(
                count(summary, "Users", UsersPage.PATH),
                count(summary, "Groups", GroupsPage.PATH),
                count(summary, "Policies", "/admin/policies"),
                new Count("MFA devices in use", summary.getOrDefault("MFADevicesInUse", 0), 0, ""));
    }

    private static Count count(Map<String, Integer> summary, String key, String href) {
        return new Count(key, summary.getOrDefault(key, 0), summary.getOrDefault(key + "Quota", 0), href);
    }

    /**
     * How many there are of something.
     *
     * @param quota how many there may be; 0 for any number
     * @param href the list of them; empty where there is none
     */
    record Count(String label, int number, int quota, String href) {}

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Dashboard(
            Layout layout,
            List<Count> counts,
            Optional<GateReason> summaryRefusal,
            List<Concern> concerns,
            Optional<GateReason> attentionRefusal)
            implements TemplateInstance {}
}
