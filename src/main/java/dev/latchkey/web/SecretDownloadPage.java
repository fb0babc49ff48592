package dev.latchkey.web;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Hands out the file of a secret that was shown once, once. */
@Path(SecretDownloadPage.PATH)
@Blocking
class SecretDownloadPage {

    static final String PATH = "/security-credentials/secret-download";

    private final OneTimeSecrets secrets;
    private final ErrorPages errors;
    private final RoutingContext http;

    SecretDownloadPage(OneTimeSecrets secrets, ErrorPages errors, RoutingContext http) {
        this.secrets = secrets;
        this.errors = errors;
        this.http = http;
    }

    /** Nothing to see: whoever had to sign in on the way to a file finds its secret's id on the page. */
    @GET
    public Response show() {
        return Answers.seeOther(NextPath.HOME);
    }

    /** The file; 410 for one that was fetched before, is too old, or belongs to another session. */
    @POST
    public Response download(Form form) {
        return secrets.take(form.secret("token").reveal(), form.secret("sealed").reveal())
                .map(file -> Response.ok(file.content().reveal().getBytes(StandardCharsets.UTF_8))
                        .type(MediaType.APPLICATION_OCTET_STREAM)
                        .header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"")
                        .build())
                .orElseGet(() -> errors.answer(ErrorPage.GONE, http));
    }
}
