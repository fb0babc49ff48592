package dev.latchkey.administration;

import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.GroupMetadata;
import dev.latchkey.identity.ListGroups;
import dev.latchkey.identity.ListGroupsForUser;
import dev.latchkey.identity.RemoveUserFromGroup;
import dev.latchkey.identity.UserTab;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
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

/** The groups that a user is in: the user leaves them and joins others. */
@Path(UserTabs.ROUTE + "/groups")
@Blocking
class UserGroupsPage {

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final UserTabs tabs;
    private final GroupsTab tab;

    UserGroupsPage(
            Operations operations,
            Visit visit,
            Forms forms,
            Layouts layouts,
            Gates gates,
            UserTabs tabs,
            GroupsTab tab) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.tabs = tabs;
        this.tab = tab;
    }

    @GET
    public Response show(@PathParam("name") String name) {
        return Answers.page(draw(name, "", FormErrors.NONE));
    }

    @POST
    @Path("/add")
    public Response add(@PathParam("name") String name, Form form) {
        String group = form.text("groupName").strip();
        FormTicket ticket = forms.ticket(form, form.has("again") ? "add-again" : "add-to-group");
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(new AddUserToGroup(group, name)),
                    results -> Outcome.undoable(
                            pathOf(name),
                            name + " is a member of the group " + group + " now.",
                            new Flash.Undo(
                                    "joining " + group,
                                    "remove-from-" + group,
                                    pathOf(name) + "/" + encoded(group) + "/remove",
                                    "iam:RemoveUserFromGroup")));
        } catch (OperationFailed failed) {
            String message =
                    switch (failed.code()) {
                        case NO_SUCH_ENTITY -> "There is no group of this name.";
                        case LIMIT_EXCEEDED -> name + " is in as many groups as a user may be.";
                        default -> String.valueOf(failed.getMessage());
                    };
            return Answers.unprocessable(draw(name, group, FormErrors.of("groupName", message)));
        }
    }

    @POST
    @Path("/{group}/remove")
    public Response remove(@PathParam("name") String name, @PathParam("group") String group, Form form) {
        FormTicket ticket = forms.ticket(form, "remove-from-" + group);
        return forms.perform(
                ticket,
                visit.required().caller(),
                List.of(new RemoveUserFromGroup(group, name)),
                results -> Outcome.undoable(
                        pathOf(name),
                        name + " is not a member of the group " + group + " any more.",
                        new Flash.Undo(
                                "leaving " + group,
                                "add-to-" + group,
                                pathOf(name) + "/" + encoded(group) + "/add",
                                "iam:AddUserToGroup")));
    }

    @POST
    @Path("/{group}/add")
    public Response addAgain(@PathParam("name") String name, @PathParam("group") String group, Form form) {
        FormTicket ticket = forms.ticket(form, "add-to-" + group);
        return forms.perform(
                ticket,
                visit.required().caller(),
                List.of(new AddUserToGroup(group, name)),
                results -> Outcome.success(pathOf(name), name + " is a member of the group " + group + " again."));
    }

    private TemplateInstance draw(String name, String typed, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> draw(view, name, typed, errors));
    }

    private TemplateInstance draw(OperationView view, String name, String typed, FormErrors errors) {
        ListGroupsForUser read = new ListGroupsForUser(name, Page.LONGEST);
        List<GroupMetadata> groups = view.ask(read).granted().map(Paged::items).orElse(List.of());
        List<String> others =
                view.ask(new ListGroups(null, Page.LONGEST)).granted().map(Paged::items).orElse(List.of()).stream()
                        .filter(group -> !groups.contains(group))
                        .map(GroupMetadata::groupName)
                        .toList();
        return new UserGroups(
                layouts.about(name, view).with(errors),
                tabs.of(view, name, tab),
                groups.stream().map(group -> membership(view, name, group)).toList(),
                Refusal.of(gates, view, "groups", read),
                others,
                typed,
                pathOf(name) + "/add",
                gates.submit(view, "Add to group", new AddUserToGroup(others.isEmpty() ? "" : others.get(0), name)));
    }

    private Membership membership(OperationView view, String name, GroupMetadata group) {
        String groupName = group.groupName();
        return new Membership(
                groupName,
                GroupsPage.pathOf(groupName),
                "remove-from-" + groupName,
                pathOf(name) + "/" + encoded(groupName) + "/remove",
                gates.submit(view, "Remove from", new RemoveUserFromGroup(groupName, name))
                        .naming(groupName));
    }

    private static String pathOf(String name) {
        return UserTabs.pathOf(name) + "/groups";
    }

    private static String encoded(String group) {
        return GroupsPage.pathOf(group).substring(GroupsPage.PATH.length() + 1);
    }

    /** One group that the user is in, with the button that ends that. */
    record Membership(String group, String href, String form, String action, Gate remove) {}

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UserGroups(
            Layout layout,
            List<Tab> tabs,
            List<Membership> memberships,
            Optional<GateReason> refusal,
            List<String> others,
            String typed,
            String action,
            Gate add)
            implements TemplateInstance {}

    /** This page among those about a user. */
    @Singleton
    static class GroupsTab implements UserTab {

        @Override
        public String label() {
            return "Groups";
        }

        @Override
        public int order() {
            return 20;
        }

        @Override
        public String below() {
            return "/groups";
        }

        @Override
        public List<Operation<?>> operations(String userName) {
            return List.of(new ListGroupsForUser(userName));
        }
    }
}
