package dev.latchkey.permission;

import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Operations;
import dev.latchkey.permission.UnreadablePolicies.Unreadable;
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

/** The page that lists the policies which cannot be read any more, and leads to where each can be replaced. */
@Path(UnreadablePoliciesPage.PATH)
@Blocking
class UnreadablePoliciesPage {

    static final String PATH = "/admin/unreadable-policies";

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;

    UnreadablePoliciesPage(Operations operations, Visit visit, Layouts layouts, Gates gates) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
    }

    @GET
    public Response show() {
        return operations.view(visit.required().caller(), view -> {
            Answer<List<Unreadable>> answer = view.ask(new ListUnreadablePolicies());
            Optional<GateReason> refusal = answer instanceof Answer.Refused<List<Unreadable>> refused
                    ? Optional.of(gates.refusal(view, "policies", refused.permission()))
                    : Optional.empty();
            return Answers.page(new UnreadableList(
                    layouts.page("Policies that cannot be read", view),
                    refusal,
                    answer.granted().orElse(List.of())));
        });
    }

    /** The whole page. */
    @CheckedTemplate(basePath = "permission", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UnreadableList(Layout layout, Optional<GateReason> refusal, List<Unreadable> rows)
            implements TemplateInstance {}
}
