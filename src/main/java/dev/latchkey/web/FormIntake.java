package dev.latchkey.web;

import dev.latchkey.web.FormFields.UnreadableForm;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes the body of every request in, within its limit, and reads the form in it, before any page sees it. */
@Singleton
class FormIntake {

    private static final Logger LOG = Logger.getLogger(FormIntake.class);

    static final int LONGEST_BODY = 1024 * 1024;

    private static final String FORM = "latchkey.form";
    private static final int AFTER_CHECKS = 5_000;

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_CHECKS);
    }

    /** The form that came with the request. */
    static Optional<Form> formOf(RoutingContext context) {
        return Optional.ofNullable(context.get(FORM));
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method() != HttpMethod.POST || CspReports.PATH.equals(request.path())) {
            context.next();
            return;
        }
        if (declaredLength(request) > LONGEST_BODY) {
            refuse(context);
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= LONGEST_BODY) {
                body.appendBuffer(part);
            } else if (!context.failed()) {
                request.handler(rest -> {});
                refuse(context);
            }
        });
        request.exceptionHandler(broken -> refuseBroken(context, broken));
        request.endHandler(done -> {
            if (!context.failed()) {
                accept(context, body);
            }
        });
        request.resume();
    }

    /** A body that ends too early, or is cut into chunks that are none: the client's mistake, after which nothing is read. */
    private static void refuseBroken(RoutingContext context, Throwable broken) {
        LOG.debugf("request %s has a broken body: %s", RequestOrigins.idOf(context), broken.getMessage());
        if (!context.failed()) {
            context.response().putHeader("Connection", "close");
            context.fail(400);
            // The connection is closed next, whatever is still held back.
            if (context.request().connection() instanceof ConnectionBase connection) {
                connection.channel().flush();
            }
        }
    }

    private static void refuse(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        context.fail(413);
    }

    private static void accept(RoutingContext context, Buffer body) {
        ((RoutingContextInternal) context).setBody(body);
        String type = context.request().getHeader("Content-Type");
        boolean isForm = type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        if (isForm && !ApiRequests.isApi(context.request())) {
            try {
                context.put(FORM, FormFields.parse(body.getBytes()));
            } catch (UnreadableForm e) {
                context.fail(400);
                return;
            }
        }
        context.next();
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
