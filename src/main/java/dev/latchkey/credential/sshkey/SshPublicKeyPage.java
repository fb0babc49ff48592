package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.PastedText;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason.Link;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
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

/** Adds SSH public keys, one's own and those of users whom one looks after. */
@Path(Subject.ROUTE + "/ssh-keys")
@Blocking
class SshPublicKeyPage {

    private static final String FORM = "upload-ssh-public-key";
    private static final String FIELD = "sshPublicKeyBody";
    private static final String TITLE = "Upload SSH public key";

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Forms forms;
    private final SshKeyList list;

    SshPublicKeyPage(Operations operations, Visit visit, Layouts layouts, Forms forms, SshKeyList list) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.forms = forms;
        this.list = list;
    }

    /**
     * The form, or where it stands closed, why.
     *
     * @param found what was found in the pasted text, where somebody asked for that first
     */
    @CheckedTemplate(basePath = "sshkey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UploadSshPublicKeyForm(
            Layout layout,
            String action,
            Link home,
            Gate upload,
            Typed typed,
            Optional<SshPublicKeyMetadata.Details> found)
            implements TemplateInstance {}

    /** They are listed on the page for Git. */
    @GET
    public Response list(@PathParam(Subject.PARAMETER) Subject subject) {
        return Answers.seeOther(new NextPath(SshKeyList.KIND.home(subject).href()));
    }

    @GET
    @Path("/new")
    public Response form(@PathParam(Subject.PARAMETER) Subject subject) {
        return Answers.page(draw(subject, FormErrors.NONE, forms.carried(), Optional.empty()));
    }

    @POST
    @Path("/new")
    public Response upload(@PathParam(Subject.PARAMETER) Subject subject, Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        PastedText pasted = PastedText.of(form.text(FIELD));
        FormErrors errors = pasted.errors(FIELD);
        UploadSshPublicKey upload = new UploadSshPublicKey(subject.userName(), pasted.text());
        if (errors.isPresent() || form.has("check")) {
            operations.insist(visit.required().caller(), List.of(upload));
        }
        if (errors.isPresent()) {
            return Answers.unprocessable(draw(subject, errors, form.typed(), Optional.empty()));
        }
        if (form.has("check")) {
            return check(subject, pasted, form.typed());
        }
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(upload),
                    results -> done(subject, (SshPublicKey) results.get(0)));
        } catch (OperationFailed failed) {
            if (failed.problems().isEmpty()) {
                return Answers.of(
                        failed.code().status(), draw(subject, FormErrors.NONE, form.typed(), Optional.empty()));
            }
            return Answers.unprocessable(draw(subject, FormErrors.of(failed, FIELD), form.typed(), Optional.empty()));
        }
    }

    /** Tells what was pasted, and does nothing. */
    private Response check(Subject subject, PastedText pasted, Typed typed) {
        try {
            SshPublicKeyBody key = SshPublicKeyBody.parse(pasted.text());
            return Answers.page(
                    draw(subject, FormErrors.NONE, typed, Optional.of(SshPublicKeyMetadata.Details.of(key))));
        } catch (SshPublicKeyBody.Unusable unusable) {
            FormErrors errors = FormErrors.of(FIELD, unusable.problem().sentence());
            return Answers.unprocessable(draw(subject, errors, typed, Optional.empty()));
        }
    }

    private static Outcome done(Subject subject, SshPublicKey key) {
        return Outcome.success(
                SshKeyList.KIND.home(subject).href(), "SSH public key " + key.sshPublicKeyId() + " was added.");
    }

    private UploadSshPublicKeyForm draw(
            Subject subject, FormErrors errors, Typed typed, Optional<SshPublicKeyMetadata.Details> found) {
        return operations.view(visit.required().caller(), view -> {
            Layout layout = layouts.page(TITLE, view).with(errors);
            Gate place = list.of(subject, view).upload();
            Gate upload = place.isAllowed() ? list.uploadButton(subject, view) : place;
            return new UploadSshPublicKeyForm(
                    layout, subject.page("/ssh-keys/new"), SshKeyList.KIND.home(subject), upload, typed, found);
        });
    }
}
