package dev.latchkey.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The answers that pages give. Each renders where it is called, so that nothing is left to do once it returns. */
public final class Answers {

    static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";

    private Answers() {}

    /** 200: the page. */
    public static Response page(TemplateInstance page) {
        return of(Response.Status.OK.getStatusCode(), page);
    }

    /** 422: the form once more, with what is wrong and what was typed. */
    public static Response unprocessable(TemplateInstance page) {
        return of(422, page);
    }

    /** A page under another status. */
    public static Response of(int status, TemplateInstance page) {
        return Response.status(status).type(HTML).entity(page.render()).build();
    }

    /** 303: go there with a GET. */
    public static Response seeOther(NextPath path) {
        // Not as a URI object, which would be completed with the name that the request came by.
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", path.text())
                .build();
    }
}
