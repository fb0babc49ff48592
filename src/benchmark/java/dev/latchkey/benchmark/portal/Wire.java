package dev.latchkey.benchmark.portal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One connection that is kept alive and asks by ready-made bytes: the generator shares its processors with what it
 * measures, so it has to cost next to nothing.
 */
final class Wire implements AutoCloseable {

    private static final int NONE = -1;

    private final Socket socket;
    private final InputStream in;

    Wire(URI portal) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), portal.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A request without a body. */
    static byte[] get(URI portal, String path, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + portal.getAuthority() + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A request with a form as its body. */
    static byte[] post(URI portal, String path, String headers, String body) {
        return ("POST " + path + " HTTP/1.1\r\nHost: " + portal.getAuthority() + "\r\n" + headers + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a request, waits for the end of its answer, and insists that it leads there. */
    void askToBeLedTo(String path, byte[] request) {
        String location = ask(request, 303);
        if (!URI.create(location).getPath().equals(path)) {
            throw new IllegalStateException("led to " + location + " and not to " + path);
        }
    }

    /** Sends a request and waits for the end of its answer; answers where it leads, if anywhere. */
    String ask(byte[] request, int expectedStatus) {
        try {
            socket.getOutputStream().write(request);
            String status = line();
            int length = NONE;
            String location = "";
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (isNamed(header, "content-length:")) {
                    length = Integer.parseInt(valueOf(header));
                } else if (isNamed(header, "location:")) {
                    location = valueOf(header);
                }
            }
            if (length == NONE) {
                skipChunks();
            } else {
                in.skipNBytes(length);
            }
            if (!status.startsWith("HTTP/1.1 " + expectedStatus)) {
                throw new IllegalStateException("answered " + status);
            }
            return location;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isNamed(String header, String name) {
        return header.regionMatches(true, 0, name, 0, name.length());
    }

    private static String valueOf(String header) {
        return header.substring(header.indexOf(':') + 1).strip();
    }

    private void skipChunks() throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size);
            line();
        } while (size > 0);
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
