package dev.latchkey.administration;

import dev.latchkey.administration.UserTable.Request;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.SearchUsers;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Gate;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of users: searched by the beginning of their names, narrowed, sorted, part by part. */
@Path("/{admin:admin}/users") // a parameter at its beginning: see UserTabs.ROUTE
@Blocking
class UsersPage {

    static final String PATH = "/admin/users";
    private static final String TITLE_IMPORT = "Import users";

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;
    private final UserTable table;

    UsersPage(Operations operations, Visit visit, Layouts layouts, Gates gates, UserTable table) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
        this.table = table;
    }

    @GET
    public Response show(
            @QueryParam("search") @Nullable String search,
            @QueryParam("group") @Nullable String group,
            @QueryParam("filter") List<String> filters,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("after") @Nullable String after) {
        Request request = Request.of(search, group, filters, sort, after);
        return operations.view(
                visit.required().caller(),
                view -> Answers.page(new UserList(
                        layouts.page("Users", view),
                        gates.link(view, "Create user", CreateUserPage.PATH, createAny()),
                        gates.link(view, TITLE_IMPORT, ImportUsersPage.PATH, createAny()),
                        request,
                        table.options(request),
                        found(view, request),
                        refusal(view))));
    }

    /** One to ask the door about before a name was typed. */
    static CreateUser createAny() {
        return new CreateUser(dev.latchkey.identity.Path.ROOT, new UserName("new-user"));
    }

    private Optional<UserTable.Drawn> found(OperationView view, Request request) {
        Answer<SearchUsers.Found> answer = view.ask(new SearchUsers(request.query()));
        return answer.granted().map(found -> table.draw(view, request, found));
    }

    private Optional<GateReason> refusal(OperationView view) {
        return Refusal.of(gates, view, "users", SearchUsers.ANY);
    }

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UserList(
            Layout layout,
            Gate create,
            Gate bulk,
            Request request,
            List<UserTable.Option> options,
            Optional<UserTable.Drawn> table,
            Optional<GateReason> refusal)
            implements TemplateInstance {}
}
