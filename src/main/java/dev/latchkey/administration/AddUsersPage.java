package dev.latchkey.administration;

import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.SearchUsers;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.identity.UserQuery;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts users into a group, as many at once as are ticked: all of them or none. */
@Path("/admin/groups/{name}/add-users")
@Blocking
class AddUsersPage {

    private static final String FORM = "add-users";
    private static final String TITLE = "Add users";
    private static final int ROWS = 50;

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;

    AddUsersPage(Operations operations, Visit visit, Forms forms, Layouts layouts, Gates gates) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
    }

    @GET
    public Response show(@PathParam("name") String name, @QueryParam("search") @DefaultValue("") String search) {
        return Answers.page(draw(name, search, List.of(), FormErrors.NONE));
    }

    @POST
    public Response add(@PathParam("name") String name, Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        List<String> users = new ArrayList<>(form.all("users[]"));
        String typed = form.text("userName").strip();
        if (!typed.isEmpty() && !users.contains(typed)) {
            users.add(typed);
        }
        if (users.isEmpty()) {
            operations.insist(visit.required().caller(), List.of(new AddUserToGroup(name, "")));
            return Answers.unprocessable(draw(
                    name,
                    form.text("search"),
                    users,
                    FormErrors.of("userName", "Tick users, or type the name of one.")));
        }
        List<Operation<?>> all = users.stream()
                .<Operation<?>>map(user -> new AddUserToGroup(name, user))
                .toList();
        String done = users.size() == 1
                ? users.get(0) + " is a member of the group " + name + " now."
                : users.size() + " users are members of the group " + name + " now.";
        try {
            return forms.perform(
                    ticket, visit.required().caller(), all, results -> Outcome.success(GroupsPage.pathOf(name), done));
        } catch (OperationFailed failed) {
            return Answers.unprocessable(
                    draw(name, form.text("search"), users, FormErrors.of("userName", said(failed))));
        }
    }

    private static String said(OperationFailed failed) {
        return switch (failed.code()) {
            case LIMIT_EXCEEDED -> "One of these users is in as many groups as a user may be. Nobody was added.";
            default -> failed.getMessage() + " Nobody was added.";
        };
    }

    private TemplateInstance draw(String name, String search, List<String> ticked, FormErrors errors) {
        SearchUsers read = new SearchUsers(UserQuery.named(search.strip(), ROWS));
        return operations.view(
                visit.required().caller(),
                view -> new AddUsersForm(
                        layouts.page(TITLE, view).with(errors),
                        name,
                        GroupsPage.pathOf(name),
                        GroupsPage.pathOf(name) + "/add-users",
                        search,
                        view.ask(read).granted().map(SearchUsers.Found::users).orElse(List.of()).stream()
                                .map(UserMetadata::userName)
                                .map(user -> new Choice(user, ticked.contains(user)))
                                .toList(),
                        Refusal.of(gates, view, "users", read),
                        gates.submit(view, TITLE, new AddUserToGroup(name, ""))));
    }

    /** A user who may be added. */
    record Choice(String name, boolean isTicked) {}

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AddUsersForm(
            Layout layout,
            String groupName,
            String groupPath,
            String action,
            String search,
            List<Choice> users,
            Optional<GateReason> refusal,
            Gate add)
            implements TemplateInstance {}
}
