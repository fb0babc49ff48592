package dev.latchkey.administration;

import dev.latchkey.identity.CreateGroup;
import dev.latchkey.identity.GroupMetadata;
import dev.latchkey.identity.GroupName;
import dev.latchkey.identity.ListGroups;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
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
import dev.latchkey.web.Typed;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of groups, and the form that makes one. */
@Path("/{admin:admin}") // a parameter at its beginning: see UserTabs.ROUTE
@Blocking
class GroupsPage {

    static final String PATH = "/admin/groups";
    static final ListGroups LIST = new ListGroups(null, Page.FIRST);
    private static final String CREATE = "/admin/create-group";
    private static final String FORM = "create-group";
    private static final String TITLE = "Create group";
    private static final int ROWS = 50;

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;

    GroupsPage(Operations operations, Visit visit, Forms forms, Layouts layouts, Gates gates) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
    }

    /** The address of a group's page. */
    static String pathOf(String groupName) {
        return PATH + "/" + URLEncoder.encode(groupName, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @GET
    @Path("/groups")
    public Response list(@QueryParam("after") @Nullable String after) {
        ListGroups read = new ListGroups(null, new Page(after, ROWS));
        return operations.view(visit.required().caller(), view -> {
            Optional<Paged<GroupMetadata>> groups = view.ask(read).granted();
            return Answers.page(new GroupList(
                    layouts.page("Groups", view),
                    gates.link(view, TITLE, CREATE, createAny()),
                    groups.map(Paged::items).orElse(List.of()).stream()
                            .map(Row::of)
                            .toList(),
                    groups.map(Paged::marker).map(marker -> PATH + "?after=" + marker),
                    Refusal.of(gates, view, "groups", LIST)));
        });
    }

    @GET
    @Path("/create-group")
    public Response form() {
        return Answers.page(draw(forms.carried(), FormErrors.NONE));
    }

    @POST
    @Path("/create-group")
    public Response create(Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, FORM);
        String name = form.text("groupName").strip();
        String path = form.text("path").strip();
        try {
            CreateGroup create =
                    new CreateGroup(new dev.latchkey.identity.Path(path.isEmpty() ? "/" : path), new GroupName(name));
            return forms.perform(
                    ticket,
                    caller,
                    List.of(create),
                    results -> Outcome.success(pathOf(name), "Group " + name + " is created."));
        } catch (OperationFailed failed) {
            operations.insist(caller, List.of(createAny()));
            return Answers.unprocessable(draw(form.typed(), NameErrors.of(failed, "groupName", 128)));
        }
    }

    private TemplateInstance draw(Typed typed, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> draw(view, typed, errors));
    }

    private TemplateInstance draw(OperationView view, Typed typed, FormErrors errors) {
        return new CreateGroupForm(
                layouts.page(TITLE, view).with(errors),
                typed.get("groupName"),
                typed.or("path", "/"),
                gates.submit(view, TITLE, createAny()));
    }

    /** One to ask the door about before a name was typed. */
    private static CreateGroup createAny() {
        return new CreateGroup(dev.latchkey.identity.Path.ROOT, new GroupName("new-group"));
    }

    /** One group. */
    record Row(GroupMetadata group, String href) {

        static Row of(GroupMetadata group) {
            return new Row(group, pathOf(group.groupName()));
        }
    }

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record GroupList(Layout layout, Gate create, List<Row> groups, Optional<String> next, Optional<GateReason> refusal)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CreateGroupForm(Layout layout, String groupName, String path, Gate create) implements TemplateInstance {}
}
