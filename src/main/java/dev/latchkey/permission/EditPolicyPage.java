package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.permission.EditorDrawing.Input;
import dev.latchkey.permission.EditorDrawing.PolicyEffectView;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policy editor for a new version of a policy: what is wrong with it, what it would do, and then it is saved. */
@Path(PolicyAddress.CUSTOMER + "/{name}/edit")
class EditPolicyPage {

    private static final Duration STRETCH = Duration.ofMillis(1500);
    private static final String TOO_MUCH =
            "Too many previews are being made at the moment. Nothing was changed. Try again in a minute.";

    private final Visit visit;
    private final CurrentRequest request;
    private final Forms forms;
    private final Operations operations;
    private final PolicyNames names;
    private final EditorDrawing drawing;
    private final PolicyEffects effects;
    private final PolicyEffectSeals seals;
    private final PreviewPace pace;

    EditPolicyPage(
            Visit visit,
            CurrentRequest request,
            Forms forms,
            Operations operations,
            PolicyNames names,
            EditorDrawing drawing,
            PolicyEffects effects,
            PolicyEffectSeals seals,
            PreviewPace pace) {
        this.visit = visit;
        this.request = request;
        this.forms = forms;
        this.operations = operations;
        this.names = names;
        this.drawing = drawing;
        this.effects = effects;
        this.seals = seals;
        this.pace = pace;
    }

    @GET
    public Response show(@PathParam("name") String name) {
        Typed carried = forms.carried();
        Input input = carried.isEmpty() ? Input.NONE : Input.of(EditorForm.sent(carried), FormErrors.NONE);
        return Answers.page(drawing.edit(caller(), address(name), input));
    }

    /** Says what is to be said about the text. */
    @POST
    @Path("/check")
    public Response check(@PathParam("name") String name, Form form) {
        EditorForm sent = EditorForm.sent(form.typed());
        return request.isFragment()
                ? Answers.page(new EditorDrawing.EditorCheckView(drawing.check(sent.policyDocument())))
                : Answers.page(drawing.edit(caller(), address(name), Input.of(sent, FormErrors.NONE)));
    }

    /** Lays the text out anew. */
    @POST
    @Path("/format")
    public Response format(@PathParam("name") String name, Form form) {
        EditorForm sent = EditorForm.sent(form.typed());
        return DocumentFormat.of(sent.policyDocument())
                .map(document -> Answers.page(
                        drawing.edit(caller(), address(name), Input.of(sent.withDocument(document), FormErrors.NONE))))
                .orElseGet(() ->
                        again(name, sent, drawing.check(sent.policyDocument()).errors(true, request.language())));
    }

    /** Shows whom the text would touch, a stretch at a time. */
    @POST
    @Path("/effect")
    public Response effect(@PathParam("name") String name, Form form) {
        Caller caller = caller();
        EditorForm sent = EditorForm.sent(form.typed());
        String arn = arn(name);
        FormErrors errors = drawing.check(sent.policyDocument()).errors(true, request.language());
        if (errors.isPresent()) {
            operations.insist(caller, List.of(new CountHolders(arn)));
            return wholePage(again(name, sent, errors));
        }
        PolicyChange change = new PolicyChange(arn, inForce(caller, arn), sent.policyDocument());
        PolicyEffect from = seals.open(caller, arn, sent.policyDocument(), form.text("progress"))
                .orElseGet(() -> effects.begin(caller, arn));
        Optional<PolicyEffect> reached =
                pace.within(caller.principal().uniqueId(), () -> effects.advance(caller, arn, change, from, STRETCH));
        if (reached.isEmpty()) {
            Response page =
                    Answers.of(429, drawing.edit(caller, address(name), Input.of(sent, FormErrors.of("", TOO_MUCH))));
            return wholePage(
                    Response.fromResponse(page).header("Retry-After", 60).build());
        }
        Optional<String> progress = reached.filter(effect -> !effect.isDone())
                .map(effect -> seals.seal(caller, arn, sent.policyDocument(), effect));
        PolicyEffectReport report = PolicyEffectReport.of(reached.get(), effects.ownFlips(caller, change), progress);
        return request.isFragment()
                ? Answers.page(
                        new PolicyEffectView(Optional.of(report), address(name).path("/edit")))
                : Answers.page(drawing.edit(
                        caller, address(name), Input.of(sent, FormErrors.NONE).with(report)));
    }

    @POST
    public Response save(@PathParam("name") String name, Form form) {
        FormTicket ticket = forms.ticket(form, "policy-editor");
        EditorForm sent = EditorForm.sent(form.typed());
        String arn = arn(name);
        FormErrors errors = drawing.check(sent.policyDocument()).errors(sent.understood(), request.language());
        if (errors.isEmpty() && sent.setAsDefault() && !sent.understood()) {
            errors = ownLoss(arn, sent);
        }
        if (errors.isPresent()) {
            operations.insist(caller(), List.of(EditorDrawing.saving(arn)));
            return again(name, sent, errors);
        }
        try {
            return forms.perform(ticket, caller(), saving(arn, sent), results -> saved(name, results));
        } catch (OperationFailed failed) {
            return failed.code() == ErrorCode.CONCURRENT_MODIFICATION
                    ? conflict(name, sent)
                    : again(name, sent, FormErrors.of(failed, "policyDocument"));
        }
    }

    private static List<Operation<?>> saving(String arn, EditorForm sent) {
        List<Operation<?>> operations = new ArrayList<>();
        if (!sent.dropVersion().isEmpty()) {
            operations.add(new DeletePolicyVersion(arn, sent.dropVersion()));
        }
        operations.add(new CreatePolicyVersion(
                arn, sent.policyDocument(), sent.setAsDefault(), sent.basedOn().isEmpty() ? null : sent.basedOn()));
        return operations;
    }

    private Outcome saved(String name, List<Object> results) {
        PolicyVersionMetadata version = (PolicyVersionMetadata) results.get(results.size() - 1);
        return Outcome.success(
                address(name).path(),
                version.isDefaultVersion()
                        ? "Version " + version.versionId() + " is saved and in force."
                        : "Version " + version.versionId() + " is saved. It is not in force yet.");
    }

    /** Somebody else put another version in force: what they wrote is what the difference is now drawn against. */
    private Response conflict(String name, EditorForm sent) {
        String now = operations.view(caller(), view -> view.ask(new GetPolicy(arn(name)))).granted().stream()
                .map(PolicyMetadata::defaultVersionId)
                .findFirst()
                .orElse("");
        FormErrors errors = FormErrors.of(
                "policyDocument",
                "Somebody else put version " + now
                        + " in force meanwhile. Nothing of yours was saved. See the difference below, and save again.");
        return Answers.of(409, drawing.edit(caller(), address(name), Input.of(sent.basedOn(now), errors)));
    }

    private FormErrors ownLoss(String arn, EditorForm sent) {
        Caller caller = caller();
        PolicyChange change = new PolicyChange(arn, inForce(caller, arn), sent.policyDocument());
        return PolicyEffectReport.ownLoss(effects.ownFlips(caller, change))
                .map(loss -> FormErrors.of("understood", loss + " Tick the box to save it all the same."))
                .orElse(FormErrors.NONE);
    }

    /** The text in force; empty where it may not be read, so that everything counts as new. */
    private String inForce(Caller caller, String arn) {
        return operations.view(caller, view -> view.ask(new GetPolicy(arn))
                .granted()
                .flatMap(policy -> view.ask(new GetPolicyVersion(arn, policy.defaultVersionId()))
                        .granted())
                .map(PolicyVersionMetadata::document)
                .orElse(""));
    }

    private Response again(String name, EditorForm sent, FormErrors errors) {
        return Answers.unprocessable(drawing.edit(caller(), address(name), Input.of(sent, errors)));
    }

    /** An error summary stands at the top of the page, beyond the fragment that was asked for. */
    private Response wholePage(Response page) {
        return request.isFragment()
                ? Response.fromResponse(page)
                        .header("HX-Retarget", "body")
                        .header("HX-Reswap", "innerHTML")
                        .build()
                : page;
    }

    private Caller caller() {
        return visit.required().caller();
    }

    private PolicyAddress address(String name) {
        return new PolicyAddress(caller().accountId(), name);
    }

    private String arn(String name) {
        return names.arn(caller().accountId(), address(name));
    }
}
