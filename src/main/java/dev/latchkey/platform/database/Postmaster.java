package dev.latchkey.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The main process of a PostgreSQL server, found through the file it keeps in its data directory. */
final class Postmaster {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    static Postmaster of(Process process) {
        return new Postmaster(process.toHandle());
    }

    /** The server that still runs on this directory, though whoever started it is gone. */
    static Optional<Postmaster> leftBehindIn(Path cluster) throws IOException {
        List<String> lines = lockFile(cluster);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(0).strip());
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> serves(process, cluster))
                .map(Postmaster::new);
    }

    /** Whether the server on this directory says that it takes connections. */
    static boolean isReady(Path cluster, Process process) throws IOException {
        List<String> lines = lockFile(cluster);
        return lines.size() >= 8
                && lines.get(0).strip().equals(Long.toString(process.pid()))
                && lines.get(7).strip().equals("ready");
    }

    /** A file that names a process which is none of ours would stop the start: it is a left-over of a crash. */
    static void forget(Path cluster) throws IOException {
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    /** Ends sessions, writes everything and stops; without that, stops at once: the next start recovers. */
    void stop() {
        signal("INT");
        if (!waitForEnd(PATIENCE)) {
            signal("QUIT");
            if (!waitForEnd(PATIENCE)) {
                process.destroyForcibly();
                waitForEnd(PATIENCE);
            }
        }
    }

    private void signal(String name) {
        try {
            // Java itself can send TERM alone, upon which PostgreSQL would wait for its clients.
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waitForEnd(Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException | TimeoutException e) {
            return !process.isAlive();
        }
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        try {
            String commandLine = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            List<String> arguments = List.of(commandLine.split("\0", -1));
            String utf8 = new String(cluster.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return arguments.contains(utf8) && arguments.get(0).endsWith("postgres");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> lockFile(Path cluster) throws IOException {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
