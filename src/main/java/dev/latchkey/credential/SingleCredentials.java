package dev.latchkey.credential;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Confirmation;
import dev.latchkey.web.Flash.Undo;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is done with one credential of whatever kind: activated and deactivated at once, deleted after a question. */
@ApplicationScoped
public class SingleCredentials {

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Forms forms;

    SingleCredentials(Operations operations, Visit visit, Layouts layouts, Forms forms) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.forms = forms;
    }

    /**
     * One credential on its own page.
     *
     * @param row finds it; throws what says that it is not there
     */
    public record Single(CredentialKind kind, Subject subject, String id, Function<OperationView, CredentialRow> row) {

        private String said(String text) {
            return CredentialKind.Said.of(text, id);
        }
    }

    /** The button by itself, for whoever comes to its address without having pressed it. */
    public Response ask(Single single) {
        return operations.view(visit.required().caller(), view -> {
            CredentialRow row = single.row().apply(view);
            CredentialKind kind = single.kind();
            Confirmation confirmation = new Confirmation(
                    row.status().isActive() ? kind.stops() + " It can be activated again." : kind.works(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    row.toggleForm(),
                    row.togglePath(),
                    row.toggle(),
                    kind.home(single.subject()));
            String title = row.status().isActive()
                    ? kind.said().deactivate()
                    : kind.said().activate();
            return Answers.page(confirmation.page(layouts.page(single.said(title), view)));
        });
    }

    /**
     * Activates or deactivates, and offers the way back.
     *
     * @param verb {@code activate} or {@code deactivate}
     */
    public Response set(Single single, String verb, Form form, Operation<?> update) {
        FormTicket ticket = forms.ticket(form, verb + "-" + single.id());
        return forms.perform(
                ticket,
                visit.required().caller(),
                List.of(update),
                results -> done(single, verb.equals("activate"), update.action()));
    }

    /** Asks, since it cannot be taken back. */
    public Response askToDelete(Single single) {
        return drawDelete(200, single, FormErrors.NONE);
    }

    /** Deletes what its typed id confirms. */
    public Response delete(Single single, Form form, Operation<?> delete) {
        FormTicket ticket = forms.ticket(form, "delete-" + single.id());
        FormErrors errors = Confirmation.errors(form, single.id());
        if (errors.isPresent()) {
            operations.insist(visit.required().caller(), List.of(delete));
            return drawDelete(422, single, errors);
        }
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(delete),
                    results -> Outcome.success(
                            single.kind().home(single.subject()).href(),
                            single.said(single.kind().said().deleted())));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.DELETE_CONFLICT) {
                throw failed;
            }
            return drawDelete(failed.code().status(), single, FormErrors.NONE);
        }
    }

    private Response drawDelete(int status, Single single, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> {
            CredentialRow row = single.row().apply(view);
            CredentialKind kind = single.kind();
            Confirmation confirmation = new Confirmation(
                    single.said(kind.said().aboutToDelete()),
                    kind.consequences(),
                    Optional.empty(),
                    Optional.of(single.id()),
                    row.deleteForm(),
                    row.deletePath(),
                    button(row.delete()),
                    kind.home(single.subject()));
            String title = single.said(kind.said().delete());
            return Answers.of(
                    status, confirmation.page(layouts.page(title, view).with(errors)));
        });
    }

    private static Outcome done(Single single, boolean activates, String action) {
        CredentialKind kind = single.kind();
        String id = single.id();
        String back = activates ? "deactivate" : "activate";
        Undo undo = new Undo(
                (activates ? "activating " : "deactivating ") + id,
                back + "-" + id,
                kind.path(single.subject(), id) + "/" + back,
                action);
        String now = activates
                ? kind.said().active() + " " + kind.works()
                : kind.said().inactive() + " " + kind.stops();
        return Outcome.undoable(kind.home(single.subject()).href(), single.said(now), undo);
    }

    /** The link that leads here, as the button that does it. */
    private static Gate button(Gate link) {
        return new Gate(link.label(), link.object(), link.action(), Optional.empty(), link.reason(), link.isDrawn());
    }
}
