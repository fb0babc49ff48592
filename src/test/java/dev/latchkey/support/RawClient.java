package dev.latchkey.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no client library would send, and reads what comes back until the portal has closed or fallen silent. */
public final class RawClient {

    /** How long more may come after several requests. */
    private static final int SILENCE_MILLIS = 1_500;

    /** How long the answer to one request may take: the machine may be busy with other tests. */
    private static final int ANSWER_MILLIS = 20_000;

    private final int port;

    private RawClient(int port) {
        this.port = port;
    }

    public static RawClient to(URI portal) {
        return new RawClient(portal.getPort());
    }

    /** One connection with one request; each character is one byte. The whole answer as text, empty where there is none. */
    public String send(String request) {
        return send(request, request.length(), true);
    }

    /** The same request in packets of so many bytes. */
    public String sendInPieces(String request, int length) {
        return send(request, length, true);
    }

    /** Several requests on one connection at once; all that is answered before the portal closes it. */
    public String sendAll(String requests) {
        return send(requests, requests.length(), false);
    }

    private String send(String request, int pieceLength, boolean isOne) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(isOne ? ANSWER_MILLIS : SILENCE_MILLIS);
            byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < bytes.length; i += pieceLength) {
                socket.getOutputStream().write(bytes, i, Math.min(pieceLength, bytes.length - i));
                socket.getOutputStream().flush();
            }
            return answer(socket.getInputStream(), isOne);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(InputStream in, boolean isOne) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            byte[] some = new byte[8192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                all.write(some, 0, n);
                if (isOne && isWhole(all.toString(StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
        } catch (IOException silentOrReset) {
            // What came is all there is.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isWhole(String answer) {
        int head = answer.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        String lower = answer.substring(0, head).toLowerCase(java.util.Locale.ROOT);
        int length = lower.indexOf("content-length:");
        if (length < 0) {
            return lower.contains("transfer-encoding: chunked") && answer.endsWith("0\r\n\r\n");
        }
        String number =
                lower.substring(length + "content-length:".length()).strip().split("\\s", 2)[0];
        return answer.length() - head - 4 >= Integer.parseInt(number);
    }
}
