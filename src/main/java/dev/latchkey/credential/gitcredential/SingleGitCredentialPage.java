package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.SingleCredentials;
import dev.latchkey.credential.SingleCredentials.Single;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Confirmation;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.OneTimeSecrets;
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** What is done with one user name for a service: activated, deactivated, given a new password, deleted. */
@Path(Subject.ROUTE + "/git-credentials")
@Blocking
class SingleGitCredentialPage {

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Forms forms;
    private final OneTimeSecrets secrets;
    private final SingleCredentials singles;
    private final GitCredentialList list;

    SingleGitCredentialPage(
            Operations operations,
            Visit visit,
            Layouts layouts,
            Forms forms,
            OneTimeSecrets secrets,
            SingleCredentials singles,
            GitCredentialList list) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.forms = forms;
        this.secrets = secrets;
        this.singles = singles;
        this.list = list;
    }

    @GET
    @Path("/{id}/{verb:activate|deactivate}")
    public Response ask(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id) {
        return singles.ask(single(subject, id));
    }

    @POST
    @Path("/{id}/{verb:activate|deactivate}")
    public Response set(
            @PathParam(Subject.PARAMETER) Subject subject,
            @PathParam("id") String id,
            @PathParam("verb") String verb,
            Form form) {
        CredentialStatus status = verb.equals("activate") ? CredentialStatus.ACTIVE : CredentialStatus.INACTIVE;
        return singles.set(
                single(subject, id),
                verb,
                form,
                new UpdateServiceSpecificCredential(subject.userName(), id, status, null));
    }

    @GET
    @Path("/{id}/delete")
    public Response askToDelete(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id) {
        return singles.askToDelete(single(subject, id));
    }

    @POST
    @Path("/{id}/delete")
    public Response delete(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id, Form form) {
        return singles.delete(
                single(subject, id), form, new DeleteServiceSpecificCredential(subject.userName(), id, null, true));
    }

    /** Warns that the old password ends. */
    @GET
    @Path("/{id}/reset")
    public Response askToReset(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id) {
        return operations.view(visit.required().caller(), view -> {
            GitCredentialRow row = list.of(subject, view).row(id);
            String name = row.credential().serviceUserName();
            Gate link = row.reset();
            Confirmation confirmation = new Confirmation(
                    name + " gets a new password.",
                    List.of("The old password stops working at once.", "The new one is shown once, on the next page."),
                    Optional.empty(),
                    Optional.empty(),
                    resetForm(id),
                    GitCredentialList.KIND.path(subject, id) + "/reset",
                    new Gate(link.label(), link.object(), link.action(), Optional.empty(), link.reason(), true),
                    GitCredentialList.KIND.home(subject));
            return Answers.page(confirmation.page(layouts.page("Reset password of " + name, view)));
        });
    }

    @POST
    @Path("/{id}/reset")
    public Response reset(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id, Form form) {
        FormTicket ticket = forms.ticket(form, resetForm(id));
        Visitor visitor = visit.required();
        return forms.reveal(
                ticket,
                visitor.caller(),
                List.of(new ResetServiceSpecificCredential(subject.userName(), id, null)),
                results -> operations.view(
                        visitor.caller(),
                        view -> secrets.reveal(
                                layouts.page("Password reset", view),
                                ShownCredential.of(subject, (ServiceSpecificCredential) results.get(0)))));
    }

    private Single single(Subject subject, String id) {
        return new Single(GitCredentialList.KIND, subject, id, view -> list.of(subject, view)
                .row(id)
                .controls());
    }

    private static String resetForm(String id) {
        return "reset-" + id;
    }
}
