package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.permission.PolicyDrawing.Wanted;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page about a policy of the account, and the forms that attach it and put its versions in force. */
@Path(PolicyAddress.CUSTOMER + "/{name}")
class PolicyPage {

    private final Visit visit;
    private final Forms forms;
    private final PolicyNames names;
    private final PolicyDrawing drawing;
    private final AttachmentForms attachments;

    PolicyPage(Visit visit, Forms forms, PolicyNames names, PolicyDrawing drawing, AttachmentForms attachments) {
        this.visit = visit;
        this.forms = forms;
        this.names = names;
        this.drawing = drawing;
        this.attachments = attachments;
    }

    @GET
    public Response show(
            @PathParam("name") String name,
            @QueryParam("version") @Nullable String version,
            @QueryParam("from") @Nullable String from) {
        Wanted wanted = new Wanted(version, from, "", "");
        return Answers.page(drawing.draw(caller(), address(name), wanted, FormErrors.NONE));
    }

    @POST
    @Path("/attach-user")
    public Response attachUser(@PathParam("name") String name, Form form) {
        return attachments.attachTyped(caller(), address(name), arn(name), Holder.USER, form);
    }

    @POST
    @Path("/attach-group")
    public Response attachGroup(@PathParam("name") String name, Form form) {
        return attachments.attachTyped(caller(), address(name), arn(name), Holder.GROUP, form);
    }

    @POST
    @Path("/users/{holder}/attach")
    public Response attachUserAgain(@PathParam("name") String name, @PathParam("holder") String user, Form form) {
        return attachments.attachAgain(caller(), address(name), arn(name), Holder.USER, user, form);
    }

    @POST
    @Path("/groups/{holder}/attach")
    public Response attachGroupAgain(@PathParam("name") String name, @PathParam("holder") String group, Form form) {
        return attachments.attachAgain(caller(), address(name), arn(name), Holder.GROUP, group, form);
    }

    @POST
    @Path("/users/{holder}/detach")
    public Response detachUser(@PathParam("name") String name, @PathParam("holder") String user, Form form) {
        return attachments.detach(caller(), address(name), arn(name), Holder.USER, user, form);
    }

    @POST
    @Path("/groups/{holder}/detach")
    public Response detachGroup(@PathParam("name") String name, @PathParam("holder") String group, Form form) {
        return attachments.detach(caller(), address(name), arn(name), Holder.GROUP, group, form);
    }

    /** Puts a version in force. */
    @POST
    @Path("/versions/{version}/default")
    public Response makeDefault(@PathParam("name") String name, @PathParam("version") String version, Form form) {
        PolicyAddress address = address(name);
        FormTicket ticket = forms.ticket(form, "default-version");
        try {
            return forms.perform(
                    ticket,
                    caller(),
                    List.of(new SetDefaultPolicyVersion(arn(name), version)),
                    results -> inForce(address, version, (String) results.get(0)));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.NO_SUCH_ENTITY) {
                throw failed;
            }
            FormErrors gone = FormErrors.of("", "There is no version " + version + " any more.");
            return Answers.of(409, drawing.draw(caller(), address, Wanted.NOTHING, gone));
        }
    }

    /** Says so, with the way back to the version that was in force before. */
    private static Outcome inForce(PolicyAddress address, String version, String before) {
        String sentence = "Version " + version + " is in force from now on.";
        return before.equals(version)
                ? Outcome.success(address.path(), sentence)
                : Outcome.undoable(
                        address.path(),
                        sentence,
                        new Flash.Undo(
                                "putting " + version + " in force, back to " + before,
                                "default-version",
                                address.path("/versions/" + before + "/default"),
                                "iam:SetDefaultPolicyVersion"));
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
