package dev.latchkey.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** A request as bytes, for what no well-behaved client sends. */
final class RawRequest {

    private static final int LIMIT_MILLIS = 10_000;

    private RawRequest() {}

    /** Sends the lines of a request head, and a body; answers everything that comes back. */
    static String send(int port, String body, String... head) {
        String request = String.join("\r\n", head) + "\r\nConnection: close\r\n\r\n" + body;
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of an answer. */
    static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
