package dev.latchkey.administration;

import dev.latchkey.identity.GetUser;
import dev.latchkey.identity.UpdateUser;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.identity.UserName;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Gives a user another name or path. */
@Path(UserTabs.ROUTE + "/rename")
@Blocking
class RenameUserPage {

    private static final String FORM = "rename-user";
    private static final String TITLE = "Rename user";

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;

    RenameUserPage(Operations operations, Visit visit, Forms forms, Layouts layouts, Gates gates) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
    }

    @GET
    public Response show(@PathParam("name") String name) {
        return Answers.page(draw(name, forms.carried(), FormErrors.NONE));
    }

    @POST
    public Response rename(@PathParam("name") String name, Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        String newName = form.text("newUserName").strip();
        String newPath = form.text("path").strip();
        try {
            UpdateUser update = new UpdateUser(
                    name, newPath.isEmpty() ? null : new dev.latchkey.identity.Path(newPath), new UserName(newName));
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(update),
                    results -> Outcome.success(
                            UserTabs.pathOf(newName),
                            name + " is called " + newName + " now and has to sign in again."));
        } catch (OperationFailed failed) {
            operations.insist(visit.required().caller(), List.of(new UpdateUser(name, null, null)));
            FormErrors said = FormErrors.NONE;
            for (FormErrors.Problem problem :
                    NameErrors.of(failed, "newUserName", 64).problems()) {
                said = said.and(
                        problem.field().equals("userName") ? "newUserName" : problem.field(), problem.message());
            }
            return Answers.unprocessable(draw(name, form.typed(), said));
        }
    }

    private TemplateInstance draw(String name, Typed typed, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> {
            GetUser read = new GetUser(name);
            Optional<UserMetadata> user = view.preview(read).resource().uniqueId() == null
                    ? Optional.empty()
                    : view.ask(read).granted();
            return new RenameUser(
                    layouts.page(TITLE, view).with(errors),
                    name,
                    UserTabs.pathOf(name),
                    UserTabs.pathOf(name) + "/rename",
                    typed.or("newUserName", user.map(UserMetadata::userName).orElse(name)),
                    typed.or("path", user.map(UserMetadata::path).orElse("")),
                    gates.submit(view, TITLE, new UpdateUser(name, null, null)));
        });
    }

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RenameUser(
            Layout layout,
            String userName,
            String userPath,
            String action,
            String newUserName,
            String path,
            Gate rename)
            implements TemplateInstance {}
}
