package dev.latchkey.platform.database;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers 503 to everything that needs the database, until the schema is up to date. */
@Singleton
class ClosedUntilReady {
    private static final int BEFORE_EVERYTHING = 10_000;
    private static final List<String> OPEN = List.of("/health", "/metrics", "/assets");
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Latchkey is starting</title></head>
            <body><h1>Latchkey is starting</h1><p>The database is not ready yet. Nothing was changed. Try again in a moment.</p></body></html>
            """;

    private final Schema schema;

    ClosedUntilReady(Schema schema) {
        this.schema = schema;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, BEFORE_EVERYTHING);
    }

    private void answer(RoutingContext request) {
        if (schema.isReady() || OPEN.stream().anyMatch(request.normalizedPath()::startsWith)) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "2")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'none'")
                .end(PAGE);
    }
}
