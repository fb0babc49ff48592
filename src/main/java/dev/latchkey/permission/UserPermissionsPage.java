package dev.latchkey.permission;

import dev.latchkey.identity.UserTab;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Permission;
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

/** What a user may do, action by action, and which statement of which policy says so. */
@Path(UserTabs.ROUTE + "/permissions")
@Blocking
class UserPermissionsPage {

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;
    private final UserTabs tabs;
    private final PermissionsTab tab;
    private final HolderPolicies policies;

    UserPermissionsPage(
            Operations operations,
            Visit visit,
            Layouts layouts,
            Gates gates,
            UserTabs tabs,
            PermissionsTab tab,
            HolderPolicies policies) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
        this.tabs = tabs;
        this.tab = tab;
        this.policies = policies;
    }

    @GET
    public Response show(@PathParam("name") String name, @QueryParam("mfa") @Nullable String mfa) {
        boolean withMfa = "yes".equals(mfa);
        return operations.view(visit.required().caller(), view -> Answers.page(draw(view, name, withMfa)));
    }

    private UserPermissions draw(OperationView view, String name, boolean withMfa) {
        ExplainPermissions explain = new ExplainPermissions(name, withMfa);
        Permission permission = view.preview(explain);
        boolean exists = permission.resource().uniqueId() != null;
        return new UserPermissions(
                layouts.about(name, view),
                tabs.of(view, name, tab),
                exists ? Optional.of(policies.draw(view, HolderPolicies.Whom.user(name))) : Optional.empty(),
                UserTabs.pathOf(name) + "/permissions",
                withMfa,
                exists ? view.ask(explain).granted().orElse(List.of()) : List.of(),
                permission.isAllowed()
                        ? Optional.empty()
                        : Optional.of(gates.refusal(view, "permissions", permission)));
    }

    @CheckedTemplate(basePath = "permission", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UserPermissions(
            Layout layout,
            List<Tab> tabs,
            Optional<HolderPolicies.Section> policies,
            String path,
            boolean withMfa,
            List<ActionDecision> decisions,
            Optional<GateReason> refusal)
            implements TemplateInstance {}

    /** This page among those about a user. */
    @Singleton
    static class PermissionsTab implements UserTab {

        @Override
        public String label() {
            return "Permissions";
        }

        @Override
        public int order() {
            return 10;
        }

        @Override
        public String below() {
            return "/permissions";
        }

        @Override
        public List<Operation<?>> operations(String userName) {
            return List.of(new ExplainPermissions(userName, false));
        }
    }
}
