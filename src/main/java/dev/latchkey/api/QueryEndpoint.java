package dev.latchkey.api;

import dev.latchkey.api.signature.ReceivedRequest;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.DatabaseBusyException;
import dev.latchkey.platform.DatabaseUnavailableException;
import dev.latchkey.web.ApiRequests;
import dev.latchkey.web.ProgramFailures;
import dev.latchkey.web.RequestOrigins;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where programs call: the root of the portal. Whatever happens there is answered in XML. */
@Singleton
class QueryEndpoint implements ProgramFailures {

    private static final Logger LOG = Logger.getLogger(QueryEndpoint.class);

    /** Before the pages, whose front door is at the same address. */
    private static final int BEFORE_PAGES = 100;

    private static final String RETRY_SECONDS = "5";

    private final ApiCalls calls;
    private final RequestOrigins origins;

    QueryEndpoint(ApiCalls calls, RequestOrigins origins) {
        this.calls = calls;
        this.origins = origins;
    }

    void serve(@Observes Router router) {
        router.route("/").order(BEFORE_PAGES).handler(this::take);
    }

    @Override
    public void answer(RoutingContext http, int status) {
        fail(http, ApiFailure.ofTransport(status), origins.of(http));
    }

    private void take(RoutingContext http) {
        if (ApiRequests.isApi(http.request())) {
            http.vertx()
                    .executeBlocking(
                            () -> {
                                call(http);
                                return true;
                            },
                            false);
        } else {
            http.next();
        }
    }

    private void call(RoutingContext http) {
        RequestOrigin origin = origins.of(http);
        try {
            send(http, 200, calls.answer(received(http), origin), origin);
        } catch (ApiFailure failure) {
            fail(http, failure, origin);
        } catch (DatabaseUnavailableException | DatabaseBusyException away) {
            LOG.warnf("request %s: %s", origin.requestId(), away.getMessage());
            fail(http, ApiFailure.unavailable(), origin);
        } catch (RuntimeException | Error mistake) {
            LOG.errorf(mistake, "request %s failed", origin.requestId());
            fail(http, ApiFailure.internal(), origin);
        }
    }

    private static void fail(RoutingContext http, ApiFailure failure, RequestOrigin origin) {
        if (failure.status() == 503) {
            http.response().putHeader("Retry-After", RETRY_SECONDS);
        }
        if (failure.status() == 405) {
            http.response().putHeader("Allow", "POST, GET");
        }
        String requestId = origin.requestId().toString();
        send(http, failure.status(), failure.answer(serviceOf(http.request()), requestId), origin);
    }

    private static void send(RoutingContext http, int status, String xml, RequestOrigin origin) {
        HttpServerResponse response = http.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/xml")
                .putHeader("x-amzn-RequestId", origin.requestId().toString())
                .end(Buffer.buffer(xml.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whose words a failure is told in: those of the service that the signature names, or else IAM's. */
    private static ApiService serviceOf(HttpServerRequest request) {
        String authorization = String.valueOf(request.getHeader("Authorization"));
        String query = String.valueOf(request.query());
        return authorization.contains("/sts/aws4_request") || query.contains("%2Fsts%2Faws4_request")
                ? ApiService.STS
                : ApiService.IAM;
    }

    private static ReceivedRequest received(RoutingContext http) {
        HttpServerRequest request = http.request();
        String uri = request.uri();
        int question = uri.indexOf('?');
        List<Map.Entry<String, String>> headers = List.copyOf(request.headers().entries());
        byte[] body =
                Optional.ofNullable(http.body().buffer()).map(Buffer::getBytes).orElseGet(() -> new byte[0]);
        return new ReceivedRequest(
                request.method().name(),
                question < 0 ? uri : uri.substring(0, question),
                question < 0 ? "" : uri.substring(question + 1),
                headers,
                body);
    }
}
