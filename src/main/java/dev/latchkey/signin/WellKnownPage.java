package dev.latchkey.signin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Where password managers look for the page that changes a password (W3C, "A Well-Known URL for Changing Passwords"). */
@Path("/.well-known/change-password")
class WellKnownPage {

    @GET
    public Response changePassword() {
        return Response.status(Response.Status.FOUND)
                .location(URI.create("/security-credentials/password"))
                .build();
    }
}
