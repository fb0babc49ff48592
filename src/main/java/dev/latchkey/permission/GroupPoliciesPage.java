package dev.latchkey.permission;

import dev.latchkey.permission.HolderPolicies.Whom;
import dev.latchkey.web.Form;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Where the forms are sent that attach policies to a group and detach them. */
@Path("/admin/groups/{name}/policies")
@Blocking
class GroupPoliciesPage {

    private final HolderPolicyForms forms;

    GroupPoliciesPage(HolderPolicyForms forms) {
        this.forms = forms;
    }

    @POST
    @Path("/attach")
    public Response attach(@PathParam("name") String name, Form form) {
        return forms.attach(Whom.group(name), form);
    }

    @POST
    @Path("/{policy}/attach")
    public Response attachAgain(@PathParam("name") String name, @PathParam("policy") String policy, Form form) {
        return forms.attachAgain(Whom.group(name), policy, form);
    }

    @POST
    @Path("/{policy}/detach")
    public Response detach(@PathParam("name") String name, @PathParam("policy") String policy, Form form) {
        return forms.detach(Whom.group(name), policy, form);
    }
}
