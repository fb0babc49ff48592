package dev.latchkey.administration;

import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.AllBelongings;
import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.DeleteGroup;
import dev.latchkey.identity.GetGroup;
import dev.latchkey.identity.GroupMetadata;
import dev.latchkey.identity.RemoveUserFromGroup;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.permission.HolderPolicies;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Confirmation;
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
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One group: its members, who leave and come back, and its end. */
@Path("/admin/groups/{name}")
@Blocking
class GroupPage {

    private static final int ROWS = 50;

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final AllBelongings belongings;
    private final HolderPolicies policies;

    GroupPage(
            Operations operations,
            Visit visit,
            Forms forms,
            Layouts layouts,
            Gates gates,
            AllBelongings belongings,
            HolderPolicies policies) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.belongings = belongings;
        this.policies = policies;
    }

    @GET
    public Response show(@PathParam("name") String name, @QueryParam("after") @Nullable String after) {
        GetGroup read = new GetGroup(name, new Page(after, ROWS));
        String path = GroupsPage.pathOf(name);
        return operations.view(visit.required().caller(), view -> {
            Optional<GetGroup.GroupWithUsers> group = view.ask(read).granted();
            return Answers.page(new GroupView(
                    layouts.about(group.map(known -> known.group().groupName()).orElse(name), view),
                    path,
                    group.map(GetGroup.GroupWithUsers::group),
                    group.map(known -> known.users().items()).orElse(List.of()).stream()
                            .map(user -> member(view, name, user))
                            .toList(),
                    group.map(known -> known.users().marker()).map(marker -> path + "?after=" + marker),
                    Refusal.of(gates, view, "group", read),
                    group.map(known -> policies.ofGroup(view, name)),
                    gates.link(view, "Add users", path + "/add-users", new AddUserToGroup(name, "")),
                    gates.link(view, "Delete group", path + "/delete", new DeleteGroup(name))));
        });
    }

    @POST
    @Path("/members/{user}/remove")
    public Response remove(@PathParam("name") String name, @PathParam("user") String user, Form form) {
        FormTicket ticket = forms.ticket(form, removing(user));
        return forms.perform(
                ticket,
                visit.required().caller(),
                List.of(new RemoveUserFromGroup(name, user)),
                results -> Outcome.undoable(
                        GroupsPage.pathOf(name),
                        user + " is removed from the group " + name + ".",
                        new Flash.Undo(
                                "removing " + user, adding(user), member(name, user) + "/add", "iam:AddUserToGroup")));
    }

    @POST
    @Path("/members/{user}/add")
    public Response add(@PathParam("name") String name, @PathParam("user") String user, Form form) {
        FormTicket ticket = forms.ticket(form, adding(user));
        return forms.perform(
                ticket,
                visit.required().caller(),
                List.of(new AddUserToGroup(name, user)),
                results -> Outcome.success(
                        GroupsPage.pathOf(name), user + " is a member of the group " + name + " again."));
    }

    @GET
    @Path("/delete")
    public Response askToDelete(@PathParam("name") String name) {
        return Answers.page(confirmation(name, FormErrors.NONE));
    }

    @POST
    @Path("/delete")
    public Response delete(@PathParam("name") String name, Form form) {
        FormTicket ticket = forms.ticket(form, "delete-group");
        List<Operation<?>> all = operations.view(visit.required().caller(), view -> deletion(view, name));
        FormErrors errors = Confirmation.errors(form, name);
        if (errors.isPresent()) {
            operations.insist(visit.required().caller(), all);
            return Answers.unprocessable(confirmation(name, errors));
        }
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    all,
                    results -> Outcome.success(GroupsPage.PATH, "The group " + name + " is deleted."));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.DELETE_CONFLICT) {
                throw failed;
            }
            return Answers.of(
                    409,
                    confirmation(name, FormErrors.of("", "The group was changed meanwhile. Look at it once more.")));
        }
    }

    private TemplateInstance confirmation(String name, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> {
            List<String> consequences = new ArrayList<>();
            boolean isAllowed = view.preview(new DeleteGroup(name)).isAllowed();
            if (isAllowed) {
                left(view, name).forEach(belonging -> consequences.add("This goes with it: " + belonging.what() + "."));
            }
            consequences.add("Its members lose what its policies allow them at once.");
            return new Confirmation(
                            "The group " + name + " is deleted. This cannot be taken back.",
                            consequences,
                            Optional.empty(),
                            Optional.of(name),
                            "delete-group",
                            GroupsPage.pathOf(name) + "/delete",
                            gates.submit(
                                    view, "Delete group", deletion(view, name).toArray(Operation<?>[]::new)),
                            new GateReason.Link(name, GroupsPage.pathOf(name)))
                    .page(layouts.page("Delete group", view).with(errors));
        });
    }

    /** Everything that has to go, and then the group. */
    private List<Operation<?>> deletion(OperationView view, String name) {
        List<Operation<?>> all = new ArrayList<>();
        if (view.preview(new DeleteGroup(name)).isAllowed()) {
            left(view, name).forEach(belonging -> all.addAll(belonging.removal()));
        }
        all.add(new DeleteGroup(name));
        return all;
    }

    private List<Belonging> left(OperationView view, String name) {
        String groupId = view.preview(new DeleteGroup(name)).resource().uniqueId();
        return groupId == null ? List.of() : belongings.ofGroup(groupId, name);
    }

    private Member member(OperationView view, String group, UserMetadata user) {
        String name = user.userName();
        return new Member(
                name,
                UserTabs.pathOf(name),
                removing(name),
                member(group, name) + "/remove",
                gates.submit(view, "Remove", new RemoveUserFromGroup(group, name))
                        .naming(name));
    }

    private static String member(String group, String user) {
        return GroupsPage.pathOf(group) + "/members/"
                + URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String removing(String user) {
        return "remove-" + user;
    }

    private static String adding(String user) {
        return "add-" + user;
    }

    /** One member with the button that ends the membership. */
    record Member(String name, String href, String form, String action, Gate remove) {}

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record GroupView(
            Layout layout,
            String path,
            Optional<GroupMetadata> group,
            List<Member> members,
            Optional<String> next,
            Optional<GateReason> refusal,
            Optional<HolderPolicies.Section> policies,
            Gate add,
            Gate delete)
            implements TemplateInstance {}
}
