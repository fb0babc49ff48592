package dev.latchkey.web;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** How much of a request the portal's server reads, as it was configured; its decoders are made outside of everything. */
@Singleton
class DecoderLimits implements HttpServerOptionsCustomizer {

    private static volatile HttpServerOptions current = new HttpServerOptions();

    static HttpServerOptions ofThePortal() {
        return current;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        current = options;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        current = options;
    }
}
