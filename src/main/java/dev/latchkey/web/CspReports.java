package dev.latchkey.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Takes what browsers tell of violations of the content security policy: counts it, and writes the first few down. */
@Singleton
class CspReports {

    static final String PATH = "/csp-report";

    private static final Logger LOG = Logger.getLogger(CspReports.class);
    private static final int LONGEST = 8 * 1024;
    private static final int LONGEST_LOGGED = 1024;
    private static final int PER_MINUTE = 60;
    private static final int BEFORE_PAGES = -50;

    private final Counter received;
    private final Clock clock;
    private long minute;
    private int inThisMinute;

    CspReports(MeterRegistry meters, Clock clock) {
        this.received = Counter.builder("latchkey.csp.reports")
                .description("reports of violations of the content security policy")
                .register(meters);
        this.clock = clock;
    }

    void serve(@Observes Router router) {
        router.route(PATH).order(BEFORE_PAGES).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (context.request().method() != HttpMethod.POST) {
            context.response().putHeader("Allow", "POST");
            context.fail(405);
            return;
        }
        received.increment();
        if (!isWithinRate()) {
            context.response().setStatusCode(429).putHeader("Retry-After", "60").end();
            return;
        }
        read(context);
    }

    private static void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        StringBuilder report = new StringBuilder();
        request.handler(part -> {
            if (report.length() <= LONGEST) {
                report.append(part.toString());
            }
        });
        request.endHandler(done -> {
            if (report.length() > LONGEST) {
                context.response().setStatusCode(413).end();
                return;
            }
            LOG.warnf("content security policy violated: %s", oneLine(report));
            context.response().setStatusCode(204).end();
        });
        request.resume();
    }

    private static String oneLine(StringBuilder report) {
        String shortened = report.substring(0, Math.min(report.length(), LONGEST_LOGGED));
        return shortened.replaceAll("\\p{Cntrl}+", " ");
    }

    private synchronized boolean isWithinRate() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            inThisMinute = 0;
        }
        return ++inThisMinute <= PER_MINUTE;
    }
}
