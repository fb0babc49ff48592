package dev.latchkey.platform.database;

import dev.latchkey.secret.RandomSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A free loopback port, from below the range out of which outgoing connections take theirs. */
final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int TRIES = 100;

    private FreePort() {}

    static int find(RandomSource random) throws IOException {
        IOException last = new IOException("no port was tried");
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + random.below(COUNT);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
                return port;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}
