package dev.latchkey.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** A mistake of ours, made wherever a test asks for one: before the pages, or in the place of any of them. */
@Provider
@Priority(0)
public class FailsOnDemand implements ContainerRequestFilter {

    static final String HEADER = "X-Test-Fails";
    static final String BEFORE_PAGES = "before";
    static final String IN_PLACE_OF_PAGE = "instead";

    /** What nobody must ever read. */
    static final String INSIDE = "select secret from inside";

    @Override
    public void filter(ContainerRequestContext request) {
        if (IN_PLACE_OF_PAGE.equals(request.getHeaderString(HEADER))) {
            throw new IllegalStateException(INSIDE);
        }
    }

    /** The way to everything that is no page. */
    @Singleton
    static class BeforePages {

        private static final int FIRST = 4_000;

        void register(@Observes Filters filters) {
            filters.register(
                    context -> {
                        if (BEFORE_PAGES.equals(context.request().getHeader(HEADER))) {
                            throw new IllegalStateException(INSIDE);
                        }
                        context.next();
                    },
                    FIRST);
        }
    }
}
