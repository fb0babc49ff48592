package dev.latchkey.administration;

import dev.latchkey.credential.DeviceText;
import dev.latchkey.identity.DeleteUser;
import dev.latchkey.identity.UpdateUser;
import dev.latchkey.identity.UserTab;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.session.EndSessions;
import dev.latchkey.session.ListSessions;
import dev.latchkey.session.SessionMetadata;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Tab;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** What is done to a user as a whole: sessions seen and ended, a new name, the end. */
@Path(UserTabs.ROUTE + "/manage")
@Blocking
class ManageUserPage {

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final UserTabs tabs;
    private final ManageTab tab;

    ManageUserPage(
            Operations operations,
            Visit visit,
            Forms forms,
            Layouts layouts,
            Gates gates,
            UserTabs tabs,
            ManageTab tab) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.tabs = tabs;
        this.tab = tab;
    }

    /** The address of the page. */
    static String pathOf(String name) {
        return UserTabs.pathOf(name) + "/manage";
    }

    @GET
    public Response show(@PathParam("name") String name) {
        return operations.view(visit.required().caller(), view -> Answers.page(draw(view, name)));
    }

    @POST
    @Path("/end-sessions")
    public Response endSessions(@PathParam("name") String name, Form form) {
        FormTicket ticket = forms.ticket(form, "end-sessions");
        return forms.perform(ticket, visit.required().caller(), List.of(new EndSessions(name)), results -> {
            int ended = (Integer) results.get(0);
            String done = ended == 1
                    ? name + " is signed out everywhere: 1 session ended."
                    : name + " is signed out everywhere: " + ended + " sessions ended.";
            return Outcome.success(pathOf(name), done);
        });
    }

    private ManageUser draw(OperationView view, String name) {
        ListSessions read = new ListSessions(name);
        boolean exists = view.preview(read).resource().uniqueId() != null;
        return new ManageUser(
                layouts.about(name, view),
                tabs.of(view, name, tab),
                pathOf(name) + "/end-sessions",
                exists ? opened(view.ask(read).granted().orElse(List.of())) : List.of(),
                Refusal.of(gates, view, "sessions", read),
                gates.submit(view, "Sign out everywhere", new EndSessions(name)),
                gates.link(view, "Rename user", UserTabs.pathOf(name) + "/rename", new UpdateUser(name, null, null)),
                gates.link(view, "Delete user", UserTabs.pathOf(name) + "/delete", new DeleteUser(name)));
    }

    private static List<OpenSession> opened(List<SessionMetadata> sessions) {
        return sessions.stream()
                .map(session -> new OpenSession(session, DeviceText.of(session.userAgent())))
                .toList();
    }

    /** A session, and where it is open. */
    record OpenSession(SessionMetadata session, DeviceText device) {}

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ManageUser(
            Layout layout,
            List<Tab> tabs,
            String endAction,
            List<OpenSession> sessions,
            Optional<GateReason> refusal,
            Gate end,
            Gate rename,
            Gate delete)
            implements TemplateInstance {}

    /** This page among those about a user. */
    @Singleton
    static class ManageTab implements UserTab {

        @Override
        public String label() {
            return "Manage";
        }

        @Override
        public int order() {
            return 60;
        }

        @Override
        public String below() {
            return "/manage";
        }

        @Override
        public List<Operation<?>> operations(String userName) {
            return List.of(new ListSessions(userName));
        }
    }
}
