package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.OneTimeSecrets;
import dev.latchkey.web.Revelation;
import dev.latchkey.web.Typed;
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Makes access keys, of one's own and of users whom one looks after, and shows their secrets once. */
@Path(Subject.ROUTE + "/access-keys")
@Blocking
class AccessKeyPage {

    private static final String FORM = "create-access-key";
    private static final String TITLE = "Create access key";
    private static final int LONGEST_DESCRIPTION = 256;

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Forms forms;
    private final KeyList list;
    private final OneTimeSecrets secrets;
    private final ShownKey shown;

    AccessKeyPage(
            Operations operations,
            Visit visit,
            Layouts layouts,
            Forms forms,
            KeyList list,
            OneTimeSecrets secrets,
            ShownKey shown) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.forms = forms;
        this.list = list;
        this.secrets = secrets;
        this.shown = shown;
    }

    /** The form, or where it stands closed, why. */
    @CheckedTemplate(basePath = "accesskey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CreateAccessKeyForm(Layout layout, Subject subject, Gate create, Typed typed) implements TemplateInstance {}

    /** They are listed on the page of all credentials. */
    @GET
    public Response list(@PathParam(Subject.PARAMETER) Subject subject) {
        return Answers.seeOther(new NextPath(subject.path()));
    }

    @GET
    @Path("/new")
    public Response form(@PathParam(Subject.PARAMETER) Subject subject) {
        return Answers.page(draw(subject, FormErrors.NONE, forms.carried()));
    }

    @POST
    @Path("/new")
    public Response create(@PathParam(Subject.PARAMETER) Subject subject, Form form) {
        Visitor visitor = visit.required();
        FormTicket ticket = forms.ticket(form, FORM);
        String description = form.text("description").strip();
        CreateAccessKey create = new CreateAccessKey(subject.userName(), description.isEmpty() ? null : description);
        if (description.codePointCount(0, description.length()) > LONGEST_DESCRIPTION) {
            operations.insist(visitor.caller(), List.of(create));
            FormErrors tooLong =
                    FormErrors.of("description", "Describe it in at most " + LONGEST_DESCRIPTION + " characters.");
            return Answers.unprocessable(draw(subject, tooLong, form.typed()));
        }
        try {
            return forms.reveal(
                    ticket,
                    visitor.caller(),
                    List.of(create),
                    results -> reveal(subject, visitor, (NewAccessKey) results.get(0)));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.LIMIT_EXCEEDED) {
                throw failed;
            }
            return Answers.of(failed.code().status(), draw(subject, FormErrors.NONE, form.typed()));
        }
    }

    private Revelation reveal(Subject subject, Visitor visitor, NewAccessKey key) {
        return operations.view(
                visitor.caller(),
                view -> secrets.reveal(layouts.page("Access key created", view), shown.of(subject, key)));
    }

    private CreateAccessKeyForm draw(Subject subject, FormErrors errors, Typed typed) {
        return operations.view(visit.required().caller(), view -> {
            Layout layout = layouts.page(TITLE, view).with(errors);
            Gate place = list.of(subject, view).create();
            Gate create = place.isAllowed() ? list.createButton(subject, view) : place;
            return new CreateAccessKeyForm(layout, subject, create, typed);
        });
    }
}
