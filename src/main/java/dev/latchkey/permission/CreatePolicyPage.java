package dev.latchkey.permission;

import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Permission;
import dev.latchkey.web.Answers;
import dev.latchkey.web.CurrentRequest;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Typed;
import dev.latchkey.web.Visit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy editor for a new policy. */
@Path(CreatePolicyPage.PATH)
class CreatePolicyPage {

    static final String PATH = "/admin/create-policy";

    private static final int LONGEST_DESCRIPTION = 1000;

    private final Visit visit;
    private final CurrentRequest request;
    private final Forms forms;
    private final Operations operations;
    private final EditorDrawing drawing;

    CreatePolicyPage(Visit visit, CurrentRequest request, Forms forms, Operations operations, EditorDrawing drawing) {
        this.visit = visit;
        this.request = request;
        this.forms = forms;
        this.operations = operations;
        this.drawing = drawing;
    }

    /**
     * The editor.
     *
     * @param template the published policy to begin with
     * @param copy the ARN of the policy whose text to begin with
     */
    @GET
    public Response show(@QueryParam("template") @Nullable String template, @QueryParam("copy") @Nullable String copy) {
        Caller caller = caller();
        Typed carried = forms.carried();
        if (!carried.isEmpty()) {
            return page(EditorForm.sent(carried), FormErrors.NONE);
        }
        EditorForm begun = Optional.ofNullable(template)
                .flatMap(name -> PolicyTemplate.text(name, caller.accountId())
                        .map(document -> EditorForm.of(isFree(caller, name) ? name : "", document)))
                .or(() -> Optional.ofNullable(copy)
                        .flatMap(arn -> textOf(caller, arn))
                        .map(document -> EditorForm.of("", document)))
                .orElse(EditorForm.of("", PolicyTemplate.BLANK));
        return page(begun, FormErrors.NONE);
    }

    /** Whether a published policy's own name can be proposed: no policy has it, as far as the caller may know. */
    private boolean isFree(Caller caller, String name) {
        GetPolicy read = new GetPolicy(PolicyArns.arn(caller.accountId(), "/", name));
        return operations.view(caller, view -> {
            Permission permission = view.preview(read);
            return !permission.isAllowed() || permission.resource().uniqueId() == null;
        });
    }

    /** Says what is to be said about the text. */
    @POST
    @Path("/check")
    public Response check(Form form) {
        EditorForm sent = EditorForm.sent(form.typed());
        return request.isFragment()
                ? Answers.page(new EditorDrawing.EditorCheckView(drawing.check(sent.policyDocument())))
                : page(sent, FormErrors.NONE);
    }

    /** Lays the text out anew. */
    @POST
    @Path("/format")
    public Response format(Form form) {
        EditorForm sent = EditorForm.sent(form.typed());
        return DocumentFormat.of(sent.policyDocument())
                .map(document -> page(sent.withDocument(document), FormErrors.NONE))
                .orElseGet(
                        () -> again(sent, drawing.check(sent.policyDocument()).errors(true, request.language())));
    }

    @POST
    public Response save(Form form) {
        FormTicket ticket = forms.ticket(form, "policy-editor");
        EditorForm sent = EditorForm.sent(form.typed());
        FormErrors errors = errors(sent);
        if (errors.isPresent()) {
            operations.insist(caller(), List.of(EditorDrawing.creating(sent)));
            return again(sent, errors);
        }
        try {
            return forms.perform(
                    ticket,
                    caller(),
                    List.of(new CreatePolicy(
                            sent.policyName(), null, sent.policyDocument(), sent.description(), List.of())),
                    results -> Outcome.success(
                            new PolicyAddress(caller().accountId(), sent.policyName()).path(),
                            "The policy " + sent.policyName() + " is made. It does nothing until it is attached."));
        } catch (OperationFailed failed) {
            return again(sent, FormErrors.of(failed, "policyName"));
        }
    }

    private FormErrors errors(EditorForm sent) {
        FormErrors errors = drawing.check(sent.policyDocument()).errors(sent.understood(), request.language());
        if (sent.description().length() > LONGEST_DESCRIPTION) {
            errors = errors.and("description", "Use 1000 characters at most.");
        }
        try {
            new PolicyName(sent.policyName());
            return errors;
        } catch (OperationFailed broken) {
            return errors.and(
                    "policyName", "Use 1 to 128 letters, digits and the characters _ + = , . @ - for the name.");
        }
    }

    /** The text in force of a policy, where it may be read. */
    private Optional<String> textOf(Caller caller, String arn) {
        try {
            return operations.view(caller, view -> textOf(view, arn));
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.NO_SUCH_ENTITY || failed.code() == ErrorCode.INVALID_INPUT) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static Optional<String> textOf(OperationView view, String arn) {
        Answer<PolicyMetadata> policy = view.ask(new GetPolicy(arn));
        return policy.granted()
                .flatMap(known -> view.ask(new GetPolicyVersion(arn, known.defaultVersionId()))
                        .granted())
                .map(PolicyVersionMetadata::document);
    }

    private Response page(EditorForm form, FormErrors errors) {
        return Answers.page(drawing.create(caller(), form, errors));
    }

    private Response again(EditorForm form, FormErrors errors) {
        return Answers.unprocessable(drawing.create(caller(), form, errors));
    }

    private Caller caller() {
        return visit.required().caller();
    }
}
