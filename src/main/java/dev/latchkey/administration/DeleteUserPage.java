package dev.latchkey.administration;

import dev.latchkey.identity.AllBelongings;
import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.DeleteUser;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Confirmation;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes a user together with everything that belongs to it, all in one transaction, once the name is typed. */
@Path(UserTabs.ROUTE + "/delete")
@Blocking
class DeleteUserPage {

    private static final String FORM = "delete-user";
    private static final String TITLE = "Delete user";

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final AllBelongings belongings;

    DeleteUserPage(
            Operations operations, Visit visit, Forms forms, Layouts layouts, Gates gates, AllBelongings belongings) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.belongings = belongings;
    }

    @GET
    public Response ask(@PathParam("name") String name) {
        return Answers.page(draw(name, FormErrors.NONE));
    }

    @POST
    public Response delete(@PathParam("name") String name, Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        List<Operation<?>> all = operations.view(visit.required().caller(), view -> deletion(left(view, name), name));
        FormErrors errors = Confirmation.errors(form, name);
        if (errors.isPresent()) {
            operations.insist(visit.required().caller(), all);
            return Answers.unprocessable(draw(name, errors));
        }
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    all,
                    results -> Outcome.success(UsersPage.PATH, "The user " + name + " is deleted."));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.DELETE_CONFLICT) {
                throw failed;
            }
            return Answers.of(
                    409, draw(name, FormErrors.of("", "The user was changed meanwhile. Look at it once more.")));
        }
    }

    private TemplateInstance draw(String name, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> {
            List<Belonging> left = left(view, name);
            List<String> consequences = new ArrayList<>();
            left.forEach(belonging -> consequences.add("This goes with it: " + belonging.what() + "."));
            consequences.add("Requests that are signed with the user's keys fail at once, and all sessions end.");
            consequences.add("Whoever gets the name later is another user, who inherits nothing.");
            return new Confirmation(
                            "The user " + name + " is deleted with everything that belongs to it. This cannot be taken"
                                    + " back.",
                            consequences,
                            Optional.empty(),
                            Optional.of(name),
                            FORM,
                            UserTabs.pathOf(name) + "/delete",
                            gates.submit(view, TITLE, deletion(left, name).toArray(Operation<?>[]::new)),
                            new GateReason.Link(name, UserTabs.pathOf(name)))
                    .page(layouts.page(TITLE, view).with(errors));
        });
    }

    /** Everything that has to go first, and then the user; the main operation stands first where nothing is known. */
    private static List<Operation<?>> deletion(List<Belonging> left, String name) {
        List<Operation<?>> all = new ArrayList<>();
        left.forEach(belonging -> all.addAll(belonging.removal()));
        all.add(new DeleteUser(name));
        return all;
    }

    /** What belongs to the user; told only to those who may delete it. */
    private List<Belonging> left(OperationView view, String name) {
        var permission = view.preview(new DeleteUser(name));
        String userId = permission.resource().uniqueId();
        return !permission.isAllowed() || userId == null ? List.of() : belongings.ofUser(userId, name);
    }
}
