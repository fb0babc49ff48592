package dev.latchkey.web;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Permission;
import dev.latchkey.platform.DatabaseBusyException;
import dev.latchkey.platform.DatabaseUnavailableException;
import dev.latchkey.platform.database.Unreachable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Translates what pages throw into answers, once for all of them: refusals with their reason, the rest in few words. */
@Singleton
class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final ErrorPages pages;
    private final Layouts layouts;
    private final GateReasons reasons;
    private final Operations operations;
    private final Visit visit;
    private final SignInAgain signInAgain;
    private final CurrentRequest request;
    private final RoutingContext http;

    Failures(
            ErrorPages pages,
            Layouts layouts,
            GateReasons reasons,
            Operations operations,
            Visit visit,
            SignInAgain signInAgain,
            CurrentRequest request,
            RoutingContext http) {
        this.pages = pages;
        this.layouts = layouts;
        this.reasons = reasons;
        this.operations = operations;
        this.visit = visit;
        this.signInAgain = signInAgain;
        this.request = request;
        this.http = http;
    }

    /** 403: what cannot be done, why, and what would open it. */
    @ServerExceptionMapper
    public Response refused(OperationRefused refused) {
        Permission permission = refused.permission();
        return operations.view(visit.required().caller(), view -> refusal(view, permission));
    }

    /** What was permitted but not possible, where no form could show it. */
    @ServerExceptionMapper
    public Response failed(OperationFailed failed) {
        ErrorPage error = failed.code() == ErrorCode.SERVICE_UNAVAILABLE
                ? ErrorPage.UNAVAILABLE
                : ErrorPage.of(failed.code().status());
        return pages.answer(error, http);
    }

    /** Nobody is signed in: to the sign-in page, and back here. */
    @ServerExceptionMapper
    public Response signIn(SignInNeeded needed) {
        return signInAgain.answer(request.here(), java.util.Optional.empty());
    }

    /** The database is away. */
    @ServerExceptionMapper({DatabaseUnavailableException.class, DatabaseBusyException.class})
    public Response unavailable(RuntimeException away) {
        LOG.warnf("request %s: %s", request.id(), away.getMessage());
        return request.isFragment() ? pages.notice(ErrorPage.UNAVAILABLE) : pages.answer(ErrorPage.UNAVAILABLE, http);
    }

    /** What the framework itself says: not found, wrong method, wrong type. */
    @ServerExceptionMapper
    public Response framework(WebApplicationException thrown) {
        Response response = thrown.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        if (response.getStatus() >= 500) {
            return everythingElse(thrown);
        }
        Response answer = pages.answer(ErrorPage.of(response.getStatus()), http);
        String allow = response.getHeaderString("Allow");
        return allow == null
                ? answer
                : Response.fromResponse(answer).header("Allow", allow).build();
    }

    /** A mistake of ours: told by a number, written down under it. */
    @ServerExceptionMapper
    public Response everythingElse(Throwable mistake) {
        if (Unreachable.is(mistake)) {
            LOG.warnf("request %s: the database is not available", request.id());
            return pages.answer(ErrorPage.UNAVAILABLE, http);
        }
        LOG.errorf(mistake, "request %s failed", request.id());
        return pages.answer(ErrorPage.FAILED, http);
    }

    private Response refusal(OperationView view, Permission permission) {
        GateReason reason = reasons.of(view, "refused", permission.action(), permission);
        return Answers.of(
                403,
                new Refusal(
                        layouts.page("Not permitted", view),
                        permission.action(),
                        permission.resource().arn(),
                        reason));
    }

    @CheckedTemplate(basePath = "error", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Refusal(Layout layout, String action, String resource, GateReason reason) implements TemplateInstance {}
}
