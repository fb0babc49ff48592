package dev.latchkey.benchmark.portal;

import dev.latchkey.platform.database.DataDirectory;
import dev.latchkey.platform.database.DatabaseAccess;
import dev.latchkey.platform.database.PostgresServer;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures from the command to the first answer of the readiness check, in milliseconds. */
final class StartTimes {
    private static final int STARTS = 3;

    private StartTimes() {}

    /** One start of a portal, which is stopped again. */
    static double of(PortalProcess.Settings settings) {
        long start = System.nanoTime();
        PortalProcess portal = settings.startAndAwaitReady();
        double millis = (System.nanoTime() - start) / 1e6;
        portal.close();
        return millis;
    }

    /** Starts on a data directory that is there, in turns with starts on a server that runs already. */
    static void measureWarm(PortalData data, Map<String, Double> results) {
        try (PortalData serverData = PortalData.create();
                PortalData own = PortalData.create();
                PostgresServer server = PostgresServer.on(DataDirectory.open(serverData.path()), new RandomSource())) {
            server.start();
            StartTimes.of(onServer(own, server));
            List<Double> embedded = new ArrayList<>();
            List<Double> onServer = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                embedded.add(of(PortalBenchmarks.settings(data)));
                onServer.add(of(onServer(own, server)));
            }
            results.put("warm start, ms", Load.median(embedded));
            results.put("warm start on a server that runs, ms", Load.median(onServer));
        }
    }

    private static PortalProcess.Settings onServer(PortalData data, PostgresServer server) {
        DatabaseAccess access = server.access();
        return PortalBenchmarks.settings(data)
                .with("quarkus.datasource.jdbc.url", server.url())
                .with("quarkus.datasource.username", DatabaseAccess.APPLICATION)
                .with(
                        "quarkus.datasource.password",
                        access.applicationPassword().reveal())
                .with("quarkus.flyway.username", DatabaseAccess.OWNER)
                .with("quarkus.flyway.password", access.ownerPassword().reveal());
    }
}
