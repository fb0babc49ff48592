package dev.latchkey.credential.certificate;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.SingleCredentials;
import dev.latchkey.credential.SingleCredentials.Single;
import dev.latchkey.credential.Subject;
import dev.latchkey.web.Form;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What is done with one signing certificate: activated, deactivated, deleted. */
@Path(Subject.ROUTE + "/certificates")
@Blocking
class SingleCertificatePage {

    private final SingleCredentials singles;
    private final CertificateList list;

    SingleCertificatePage(SingleCredentials singles, CertificateList list) {
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
                single(subject, id), verb, form, new UpdateSigningCertificate(subject.userName(), id, status));
    }

    @GET
    @Path("/{id}/delete")
    public Response askToDelete(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id) {
        return singles.askToDelete(single(subject, id));
    }

    @POST
    @Path("/{id}/delete")
    public Response delete(@PathParam(Subject.PARAMETER) Subject subject, @PathParam("id") String id, Form form) {
        return singles.delete(single(subject, id), form, new DeleteSigningCertificate(subject.userName(), id, true));
    }

    private Single single(Subject subject, String id) {
        return new Single(CertificateList.KIND, subject, id, view -> list.of(subject, view)
                .row(id));
    }
}
