package dev.latchkey.permission;

import dev.latchkey.operation.Answer;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.permission.DefaultVersions.DefaultVersion;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page that lists the managed policies of the account and of AWS. */
@Path(PolicyAddress.CUSTOMER)
class PolicyListPage {

    private static final int ROWS = 50;
    private static final List<String> SCOPES = List.of("All", "Local", "AWS");

    private final Visit visit;
    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final DefaultVersions versions;

    PolicyListPage(Visit visit, Operations operations, Layouts layouts, Gates gates, DefaultVersions versions) {
        this.visit = visit;
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.versions = versions;
    }

    /**
     * The list.
     *
     * @param wanted whose policies; all for anything unknown
     * @param marker where the page begins
     */
    @GET
    public Response show(@QueryParam("scope") @Nullable String wanted, @QueryParam("from") @Nullable String marker) {
        String scope = wanted != null && SCOPES.contains(wanted) ? wanted : "All";
        return Answers.page(operations.view(visit.required().caller(), view -> draw(view, scope, marker)));
    }

    private TemplateInstance draw(OperationView view, String scope, @Nullable String marker) {
        Page page = new Page(marker == null || marker.isEmpty() ? null : marker, ROWS);
        Answer<Paged<PolicyMetadata>> answer = view.ask(new ListPolicies(scope, false, null, null, page));
        List<PolicyMetadata> policies = answer.granted().map(Paged::items).orElse(List.of());
        Map<String, DefaultVersion> inForce =
                versions.of(policies.stream().map(PolicyMetadata::policyId).toList());
        return new PolicyList(
                layouts.page("Policies", view),
                answer instanceof Answer.Refused<?> refused
                        ? Optional.of(gates.refusal(view, "policies", refused.permission()))
                        : Optional.empty(),
                policies.stream()
                        .map(policy -> row(view, policy, inForce.get(policy.policyId())))
                        .toList(),
                scope,
                marker != null && !marker.isEmpty(),
                answer.granted()
                        .flatMap(found -> Optional.ofNullable(found.marker()))
                        .map(next -> PolicyAddress.CUSTOMER + "?scope=" + scope + "&from=" + next),
                gates.link(
                        view,
                        "Create policy",
                        CreatePolicyPage.PATH,
                        new CreatePolicy("*", null, "{}", null, List.of())));
    }

    private Row row(OperationView view, PolicyMetadata policy, @Nullable DefaultVersion version) {
        PolicyAddress address = PolicyAddress.of(policy.arn());
        Optional<FindingBadge> badge = Optional.ofNullable(version)
                .flatMap(known -> view.ask(new CheckPolicy(known)).granted())
                .map(FindingBadge::of);
        return new Row(
                policy.policyName(),
                address.path(),
                address.isOfAws() ? "AWS managed" : "Customer managed",
                policy.attachmentCount(),
                policy.permissionsBoundaryUsageCount(),
                version == null ? 1 : version.versions(),
                badge);
    }

    /** One policy in the list. */
    record Row(
            String name,
            String href,
            String type,
            int attachments,
            int boundaries,
            int versions,
            Optional<FindingBadge> findings) {}

    /** The whole page. */
    @CheckedTemplate(basePath = "permission", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PolicyList(
            Layout layout,
            Optional<GateReason> refusal,
            List<Row> rows,
            String scope,
            boolean isLaterPage,
            Optional<String> next,
            Gate create)
            implements TemplateInstance {}
}
