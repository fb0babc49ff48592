package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SelfSignedCertificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server as Vert.x makes it refuses headers that go on in the next line, in the open and behind TLS. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestDecodingTest {

    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final SelfSignedCertificate certificate = SelfSignedCertificate.create();

    @AfterEach
    void stop() {
        vertx.close();
        certificate.delete();
    }

    private HttpServer server(boolean isSecure) throws Exception {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHttp2ClearTextEnabled(false)
                        .setSsl(isSecure)
                        .setKeyCertOptions(certificate.keyCertOptions()))
                .requestHandler(request -> request.response().end("read"))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The first line that is answered. */
    private String answer(HttpServer server, boolean isSecure, String header) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        NetSocket socket = vertx.createNetClient(new NetClientOptions()
                        .setSsl(isSecure)
                        .setTrustAll(true)
                        .setHostnameVerificationAlgorithm(""))
                .connect(server.actualPort(), "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        socket.handler(
                bytes -> answer.complete(bytes.toString().lines().findFirst().orElse("")));
        socket.closeHandler(unused -> answer.complete("closed"));
        socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n");
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reads_plain_headers_and_refuses_folded_ones(boolean isSecure) throws Exception {
        HttpServer server = server(isSecure);

        assertThat(answer(server, isSecure, "X-Note: a b\r\n")).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer(server, isSecure, "X-Note: a\r\n b\r\n")).isEqualTo("HTTP/1.1 400 Bad Request");
        assertThat(answer(server, isSecure, "X-Note:\r\n\tb\r\n")).isEqualTo("HTTP/1.1 400 Bad Request");
    }
}
