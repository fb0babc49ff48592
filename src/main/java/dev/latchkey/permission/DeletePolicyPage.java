package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.permission.PolicyDrawing.Wanted;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages that ask before a policy, or one version of it, is deleted. */
@Path(PolicyAddress.CUSTOMER + "/{name}")
class DeletePolicyPage {

    private final Visit visit;
    private final Forms forms;
    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final PolicyNames names;
    private final PolicyDrawing drawing;

    DeletePolicyPage(
            Visit visit,
            Forms forms,
            Operations operations,
            Layouts layouts,
            Gates gates,
            PolicyNames names,
            PolicyDrawing drawing) {
        this.visit = visit;
        this.forms = forms;
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.names = names;
        this.drawing = drawing;
    }

    @GET
    @Path("/delete")
    public Response ask(@PathParam("name") String name) {
        return Answers.page(question(name, FormErrors.NONE));
    }

    /** Deletes the policy with all its versions. */
    @POST
    @Path("/delete")
    public Response delete(@PathParam("name") String name, Form form) {
        FormTicket ticket = forms.ticket(form, "delete-policy");
        FormErrors typed = Confirmation.errors(form, name);
        if (typed.isPresent()) {
            return Answers.unprocessable(question(name, typed));
        }
        try {
            return forms.perform(
                    ticket,
                    caller(),
                    deletion(arn(name)),
                    results -> Outcome.success(PolicyAddress.CUSTOMER, "The policy " + name + " is deleted."));
        } catch (OperationFailed failed) {
            return conflict(failed, name, "The policy is still in use. Detach it everywhere first.");
        }
    }

    @GET
    @Path("/versions/{version}/delete")
    public Response askVersion(@PathParam("name") String name, @PathParam("version") String version) {
        String path = address(name).path();
        return Answers.page(operations.view(caller(), view -> new Confirmation(
                        "Version " + version + " of the policy " + name + " is deleted.",
                        List.of(
                                "Its text is gone for good, and its number is never given again.",
                                "Nobody's permissions change: it is not in force."),
                        Optional.empty(),
                        Optional.empty(),
                        "delete-version",
                        path + "/versions/" + version + "/delete",
                        gates.submit(view, "Delete version", new DeletePolicyVersion(arn(name), version)),
                        new GateReason.Link(name, path))
                .page(layouts.page("Delete version " + version, view))));
    }

    /** Deletes one version. */
    @POST
    @Path("/versions/{version}/delete")
    public Response deleteVersion(@PathParam("name") String name, @PathParam("version") String version, Form form) {
        FormTicket ticket = forms.ticket(form, "delete-version");
        try {
            return forms.perform(
                    ticket,
                    caller(),
                    List.of(new DeletePolicyVersion(arn(name), version)),
                    results -> Outcome.success(address(name).path(), "Version " + version + " is deleted."));
        } catch (OperationFailed failed) {
            return conflict(failed, name, "Version " + version + " is in force. Put another one in force first.");
        }
    }

    private Response conflict(OperationFailed failed, String name, String sentence) {
        if (failed.code() != ErrorCode.DELETE_CONFLICT) {
            throw failed;
        }
        return Answers.of(409, drawing.draw(caller(), address(name), Wanted.NOTHING, FormErrors.of("", sentence)));
    }

    /** The versions that are not in force, then the policy. */
    private List<Operation<?>> deletion(String arn) {
        List<Operation<?>> deletion = new ArrayList<>();
        operations.view(caller(), view -> view.ask(new ListPolicyVersions(arn, Page.LONGEST))).granted().stream()
                .flatMap(page -> page.items().stream())
                .filter(version -> !version.isDefaultVersion())
                .forEach(version -> deletion.add(new DeletePolicyVersion(arn, version.versionId())));
        deletion.add(new DeletePolicy(arn));
        return deletion;
    }

    private TemplateInstance question(String name, FormErrors errors) {
        PolicyAddress address = address(name);
        return operations.view(caller(), view -> new Confirmation(
                        "The policy " + name + " is deleted with all its versions.",
                        List.of(
                                "Its text is gone for good.",
                                "A policy of the same name that is made later is another one: nothing is"
                                        + " attached to it."),
                        Optional.empty(),
                        Optional.of(name),
                        "delete-policy",
                        address.path("/delete"),
                        gates.submit(view, "Delete policy", new DeletePolicy(arn(name))),
                        new GateReason.Link(name, address.path()))
                .page(layouts.page("Delete policy", view).with(errors)));
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
