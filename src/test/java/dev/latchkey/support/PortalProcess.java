package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged portal, started the way an operator does: a process of its own, with settings and a data directory. */
public final class PortalProcess implements AutoCloseable {
    private static final Path PACKAGE = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Generous: the machine may be busy with other tests. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 50;

    private final Process process;
    private final Path output;
    private final int port;

    private PortalProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** What to start: settings on a data directory. */
    public static Settings on(Path dataDirectory) {
        return new Settings(dataDirectory);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Everything it has printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Its address without a path. */
    public URI origin() {
        return URI.create("http://localhost:" + port);
    }

    public HttpResponse<String> get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address(path)).timeout(REQUEST_LIMIT).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it says that it is ready. */
    public PortalProcess awaitReady() {
        awaitStatus("/health/ready", 200, START_LIMIT);
        return this;
    }

    /** Waits until an address answers with a status. */
    public void awaitStatus(String path, int status, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers(path, status)) {
            if (System.nanoTime() > deadline || ends(Duration.ofMillis(POLL_MILLIS))) {
                fail("%s did not answer %d; the portal is %s and printed:%n%s"
                        .formatted(path, status, process.isAlive() ? "alive" : "gone", output()));
            }
        }
    }

    /** Waits until the process has ended by itself; its exit status. */
    public int awaitExit() {
        assertThat(ends(START_LIMIT))
                .as("the portal ends; it printed: %s", output())
                .isTrue();
        return process.exitValue();
    }

    /** Asks it to stop, as a service manager does, and waits. */
    public void terminate() {
        process.destroy();
        assertThat(ends(START_LIMIT))
                .as("the portal stops; it printed: %s", output())
                .isTrue();
    }

    /** Takes it away without a chance to do anything: {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        assertThat(ends(START_LIMIT)).isTrue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            if (!ends(START_LIMIT)) {
                process.destroyForcibly();
            }
        }
    }

    private boolean answers(String path, int status) {
        try {
            return get(path).statusCode() == status;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private boolean ends(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Settings of a portal to start. */
    public static final class Settings {
        private final Path dataDirectory;
        private final List<String> properties = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();
        private final List<String[]> environment = new ArrayList<>();
        private int port = FreePort.find();

        /** Most of these processes live for seconds: what the second compiler gains, they never see. */
        private List<String> machine = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

        private Settings(Path dataDirectory) {
            this.dataDirectory = dataDirectory;
        }

        /** A command of the host instead of the portal itself. */
        public Settings asking(String... words) {
            arguments.addAll(List.of(words));
            return this;
        }

        /** A setting as a system property. */
        public Settings with(String name, String value) {
            properties.add("-D" + name + "=" + value);
            return this;
        }

        /** A setting as an environment variable. */
        public Settings withVariable(String name, String value) {
            environment.add(new String[] {name, value});
            return this;
        }

        public Settings onPort(int given) {
            port = given;
            return this;
        }

        /** With the virtual machine's own defaults. */
        public Settings asOperatorsStartIt() {
            machine = List.of();
            return this;
        }

        /** Starts it and does not wait. */
        public PortalProcess start() {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(machine);
            command.addAll(List.of("-Dquarkus.http.port=" + port, "-Dlatchkey.data-dir=" + dataDirectory));
            command.addAll(properties);
            command.addAll(List.of("-jar", PACKAGE.toAbsolutePath().toString()));
            command.addAll(arguments);
            try {
                Path output = Files.createTempFile(Path.of("target").toAbsolutePath(), "portal-", ".log");
                output.toFile().deleteOnExit();
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                // What this test run was given is none of the portal's business.
                builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_"));
                builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
                environment.forEach(variable -> builder.environment().put(variable[0], variable[1]));
                builder.directory(workingDirectory().toFile());
                return new PortalProcess(builder.start(), output, port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Starts it and waits until it is ready. */
        public PortalProcess startAndAwaitReady() {
            PortalProcess portal = start();
            try {
                return portal.awaitReady();
            } catch (AssertionError e) {
                portal.close();
                throw e;
            }
        }

        private static Path workingDirectory() throws IOException {
            return Files.createDirectories(Path.of("target", "portal-process").toAbsolutePath());
        }
    }
}
