package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.LastUsed;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Confirmation;
import dev.latchkey.web.Flash.Undo;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.TimeText;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is done with one access key: activated, deactivated, rotated, deleted. */
@Path(Subject.ROUTE + "/access-keys")
@Blocking
class SingleKeyPage {

    private static final Duration LATELY = Duration.ofHours(24);

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Forms forms;
    private final KeyList list;
    private final Clock clock;

    SingleKeyPage(Operations operations, Visit visit, Layouts layouts, Forms forms, KeyList list, Clock clock) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.forms = forms;
        this.list = list;
        this.clock = clock;
    }

    /** How far a rotation has come. */
    @CheckedTemplate(basePath = "accesskey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RotateAccessKey(Layout layout, Subject subject, Rotation rotation) implements TemplateInstance {}

    /** The button by itself, for whoever comes to this address without having pressed it. */
    @GET
    @Path("/{id}/{verb:activate|deactivate}")
    public Response ask(
            @PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id, @PathParam("verb") String verb) {
        return operations.view(visit.required().caller(), view -> {
            KeyRow row = list.of(subject, view).row(id).orElseThrow(() -> MissingAccessKey.of(id));
            boolean isActive = row.key().status().isActive();
            String title = (isActive ? "Deactivate access key " : "Activate access key ") + id;
            Confirmation confirmation = new Confirmation(
                    isActive
                            ? "Requests signed with it fail from then on. It can be activated again."
                            : "Requests signed with it work again from then on.",
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    row.toggleForm(),
                    row.togglePath(),
                    row.toggle(),
                    subject.home());
            return Answers.page(confirmation.page(layouts.page(title, view)));
        });
    }

    @POST
    @Path("/{id}/{verb:activate|deactivate}")
    public Response set(
            @PathParam(Subject.PARAMETER) Subject subject,
            @PathParam("id") String id,
            @PathParam("verb") String verb,
            Form form) {
        boolean activates = verb.equals("activate");
        FormTicket ticket = forms.ticket(form, verb + "-" + id);
        UpdateAccessKey update = new UpdateAccessKey(
                subject.userName(), id, activates ? CredentialStatus.ACTIVE : CredentialStatus.INACTIVE);
        return forms.perform(
                ticket,
                visit.required().caller(),
                List.of(update),
                results -> done(subject, id, activates, update.action()));
    }

    /** Asks, since it cannot be taken back. */
    @GET
    @Path("/{id}/delete")
    public Response askToDelete(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id) {
        return Answers.page(drawDelete(subject, id, FormErrors.NONE));
    }

    @POST
    @Path("/{id}/delete")
    public Response delete(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id, Form form) {
        FormTicket ticket = forms.ticket(form, deleteForm(id));
        DeleteAccessKey delete = new DeleteAccessKey(subject.userName(), id, true);
        FormErrors errors = Confirmation.errors(form, id);
        if (errors.isPresent()) {
            operations.insist(visit.required().caller(), List.of(delete));
            return Answers.unprocessable(drawDelete(subject, id, errors));
        }
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(delete),
                    results -> Outcome.success(subject.path(), "Access key " + id + " is deleted."));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.DELETE_CONFLICT) {
                throw failed;
            }
            return Answers.of(failed.code().status(), drawDelete(subject, id, FormErrors.NONE));
        }
    }

    /** The way from one key to the next, without a moment in which nothing works. */
    @GET
    @Path("/{id}/rotate")
    public Response rotate(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id) {
        return operations.view(visit.required().caller(), view -> {
            KeyList.Keys keys = list.of(subject, view);
            if (keys.refusal().isEmpty() && keys.row(id).isEmpty()) {
                throw MissingAccessKey.of(id);
            }
            Layout layout = layouts.page("Rotate access key " + id, view);
            return Answers.page(new RotateAccessKey(layout, subject, Rotation.of(id, keys)));
        });
    }

    private static Outcome done(Subject subject, String id, boolean activates, String action) {
        String back = activates ? "deactivate" : "activate";
        Undo undo = new Undo(
                (activates ? "activating " : "deactivating ") + id,
                back + "-" + id,
                subject.page("/access-keys/" + id + "/" + back),
                action);
        return Outcome.undoable(
                subject.path(),
                activates
                        ? "Access key " + id + " is active."
                        : "Access key " + id + " is inactive. Requests signed with it fail from now on.",
                undo);
    }

    private TemplateInstance drawDelete(Subject subject, String id, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> {
            KeyRow row = list.of(subject, view).row(id).orElseThrow(() -> MissingAccessKey.of(id));
            Confirmation confirmation = new Confirmation(
                    "You are about to delete the access key " + id + " for good.",
                    List.of(
                            "Requests signed with it fail at once.",
                            "It cannot be brought back, and its id is never given again."),
                    warning(row),
                    Optional.of(id),
                    deleteForm(id),
                    row.path() + "/delete",
                    button(row.delete()),
                    subject.home());
            return confirmation.page(
                    layouts.page("Delete access key " + id, view).with(errors));
        });
    }

    /** The link that leads here, as the button that does it. */
    private static Gate button(Gate link) {
        return new Gate(link.label(), link.object(), link.action(), Optional.empty(), link.reason(), link.isDrawn());
    }

    private Optional<String> warning(KeyRow row) {
        return row.use()
                .filter(use ->
                        row.showsUse() && use.at().isAfter(clock.instant().minus(LATELY)))
                .map(this::warning);
    }

    private String warning(LastUsed use) {
        return "It was last used " + TimeText.of(use.at(), clock.instant()).relative() + ", for " + use.service()
                + ". Whatever used it will stop working.";
    }

    private static String deleteForm(String id) {
        return "delete-" + id;
    }
}
