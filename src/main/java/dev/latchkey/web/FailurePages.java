package dev.latchkey.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Answers for whatever fails outside of pages, and for addresses that nobody has, in the place of the framework. */
@Singleton
class FailurePages {

    private static final Logger LOG = Logger.getLogger(FailurePages.class);
    private static final int BEFORE_ALL = -ResponseHeaders.FIRST - 1;
    private static final int AFTER_ALL = Integer.MAX_VALUE - 1;

    private final ErrorPages pages;
    private final Instance<ProgramFailures> programs;

    FailurePages(ErrorPages pages, Instance<ProgramFailures> programs) {
        this.pages = pages;
        this.programs = programs;
    }

    void serve(@Observes Router router) {
        router.route().order(BEFORE_ALL).failureHandler(this::fail);
        router.route().order(AFTER_ALL).handler(request -> request.fail(404));
        router.errorHandler(404, request -> answer(request, ErrorPage.NOT_FOUND));
        router.errorHandler(405, request -> answer(request, ErrorPage.WRONG_METHOD));
        router.errorHandler(500, this::fail);
    }

    private void fail(RoutingContext request) {
        Throwable cause = request.failure();
        int status = request.statusCode();
        if (status < 400 || status == 500) {
            LOG.errorf(cause, "request %s failed", RequestOrigins.idOf(request));
            status = 500;
        }
        answer(request, ErrorPage.of(status));
    }

    private void answer(RoutingContext request, ErrorPage error) {
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        if (ApiRequests.isApi(request.request()) && programs.isResolvable()) {
            programs.get().answer(request, error.status());
            return;
        }
        request.response()
                .setStatusCode(error.status())
                .putHeader("Content-Type", Answers.HTML)
                .putHeader("Cache-Control", "no-store")
                .end(pages.page(error, request));
    }
}
