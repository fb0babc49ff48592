package dev.latchkey.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A stretch of network between the portal and its database that fails the way networks do, and recovers on demand. */
public final class FaultProxy implements AutoCloseable {
    private static final int BUFFER = 16_384;

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object monitor = new Object();

    private @Nullable ServerSocket listener;
    private volatile Duration delay = Duration.ZERO;
    private boolean isBlackHole;
    private boolean isClosed;

    private FaultProxy(int target) {
        this.target = target;
        this.port = FreePort.find();
    }

    /** Passes everything on to a port of this machine, until told otherwise. */
    public static FaultProxy to(int target) {
        FaultProxy proxy = new FaultProxy(target);
        proxy.recover();
        return proxy;
    }

    public int port() {
        return port;
    }

    /** Everything passes again. */
    public void recover() {
        synchronized (monitor) {
            delay = Duration.ZERO;
            isBlackHole = false;
            monitor.notifyAll();
            if (listener == null) {
                listen();
            }
        }
    }

    /** Ends every connection and refuses new ones, like a database that was stopped. */
    public void refuse() {
        stopListening();
        sockets.forEach(FaultProxy::closeQuietly);
    }

    /** Ends every connection with a reset and refuses new ones, like a machine that lost its power and came back. */
    public void reset() {
        stopListening();
        sockets.forEach(FaultProxy::resetQuietly);
    }

    /** Takes everything and lets nothing through, neither way, like a cable that was cut. */
    public void swallow() {
        synchronized (monitor) {
            isBlackHole = true;
        }
    }

    /** Says that nothing more will come from the database, and leaves the connections open. */
    public void halfClose() {
        swallow();
        sockets.forEach(FaultProxy::shutdownQuietly);
    }

    /** Holds back each piece for a time. */
    public void delay(Duration time) {
        delay = time;
    }

    @Override
    public void close() {
        synchronized (monitor) {
            isClosed = true;
            monitor.notifyAll();
        }
        refuse();
    }

    private void listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener = socket;
            daemon("fault-proxy", () -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stopListening() {
        synchronized (monitor) {
            if (listener != null) {
                closeQuietly(listener);
                listener = null;
            }
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                daemon("fault-proxy-up", () -> copy(client, server));
                daemon("fault-proxy-down", () -> copy(server, client));
            }
        } catch (IOException e) {
            // No longer listening.
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                hold();
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One side is gone; the other one follows.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void hold() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(delay.toMillis());
        synchronized (monitor) {
            while (isBlackHole && !isClosed) {
                monitor.wait();
            }
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void resetQuietly(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Gone already.
        }
        closeQuietly(socket);
    }

    private static void shutdownQuietly(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // Gone already.
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Gone already.
        }
    }
}
