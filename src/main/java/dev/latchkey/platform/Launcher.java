package dev.latchkey.platform;

import dev.latchkey.platform.configuration.DataPaths;
import dev.latchkey.platform.configuration.StartSettings;
import dev.latchkey.platform.database.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where the portal begins: reads the settings, starts the database beside the framework, and says no in one line. */
@QuarkusMain
public final class Launcher {
    Launcher() {}

    public static void main(String... arguments) {
        if (!Boolean.getBoolean("quarkus.appcds.generate")) {
            try {
                if (HostCommands.isAsked(arguments)) {
                    System.exit(new HostCommands(System.out, System.err).run(arguments));
                }
                prepare();
            } catch (StartRefused e) {
                System.err.println(e.line());
                System.exit(1);
            }
        }
        Quarkus.run(arguments);
    }

    private static void prepare() {
        StartSettings settings = StartSettings.read();
        requireFreePort(settings.host(), settings.port());
        if (!settings.hasOwnDatabase()) {
            EmbeddedDatabase.startBeside(DataPaths.of(settings.latchkey()).dataDirectory());
        }
    }

    /** Says so before a database is made or woken for nothing. */
    private static void requireFreePort(String host, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new StartRefused(
                    "port " + port + " on " + host + " cannot be used (" + e.getMessage()
                            + "); stop what listens there, or set `quarkus.http.port`",
                    e);
        }
    }
}
