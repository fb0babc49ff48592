package dev.latchkey.session;

import dev.latchkey.web.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What sessions have to do with every request: some places are for people who are signed in. */
@ApplicationScoped
class SessionFilters {
    /** The places that nobody enters without a session, whatever is in them. */
    static final List<String> SIGNED_IN_ONLY = List.of("/security-credentials", "/admin");

    private final Visit visit;
    private final CurrentSession session;

    SessionFilters(Visit visit, CurrentSession session) {
        this.visit = visit;
        this.session = session;
    }

    /** Leads to the sign-in page and back. */
    @ServerRequestFilter
    public void requireVisitor(ContainerRequestContext request) {
        if (needsVisitor(request.getUriInfo().getPath())) {
            visit.required();
        }
    }

    /** A sentence is shown once: by the first page that is drawn. */
    @ServerResponseFilter
    public void forgetFlash(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 200
                && request.getMethod().equals("GET")
                && response.getMediaType() != null
                && MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())) {
            session.flashWasShown();
        }
    }

    static boolean needsVisitor(String path) {
        return SIGNED_IN_ONLY.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
    }
}
