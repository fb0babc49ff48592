package dev.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.database.DataDirectory;
import dev.latchkey.platform.database.DatabaseAccess;
import dev.latchkey.platform.database.PostgresServer;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.support.FaultProxy;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The portal on a PostgreSQL that the operator brings, behind a network that fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnDatabaseIT {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private final PortalData serverData = PortalData.create();
    private final PortalData portalData = PortalData.create();
    private final PostgresServer server = PostgresServer.on(DataDirectory.open(serverData.path()), new RandomSource());
    private final FaultProxy network =
            FaultProxy.to(URI.create(server.url().substring("jdbc:".length())).getPort());

    @BeforeAll
    void startServer() {
        server.start();
    }

    @AfterEach
    void recover() {
        network.recover();
    }

    @AfterAll
    void stopServer() {
        network.close();
        server.close();
        serverData.close();
        portalData.close();
    }

    private PortalProcess.Settings portal() {
        return PortalProcess.on(portalData.path())
                .with("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + network.port() + "/latchkey")
                .with("quarkus.datasource.username", DatabaseAccess.APPLICATION)
                .with(
                        "quarkus.datasource.password",
                        server.access().applicationPassword().reveal())
                .with("quarkus.flyway.username", DatabaseAccess.OWNER)
                .with("quarkus.flyway.password", server.access().ownerPassword().reveal());
    }

    @Test
    void nothing_is_embedded_and_two_roles_need_no_word() {
        try (PortalProcess portal = portal().startAndAwaitReady()) {
            assertThat(portalData.path().resolve("postgresql")).doesNotExist();
            assertThat(portalData.path().resolve("latchkey.key")).exists();
            assertThat(portal.output()).doesNotContain("one database role migrates and serves");
        }
    }

    @Test
    void one_role_for_everything_is_said_once() {
        PortalProcess.Settings oneRole = portal().with("quarkus.datasource.username", DatabaseAccess.OWNER)
                .with(
                        "quarkus.datasource.password",
                        server.access().ownerPassword().reveal());
        try (PortalProcess portal = oneRole.startAndAwaitReady()) {
            assertThat(portal.output()).containsOnlyOnce("one database role migrates and serves");
        }
    }

    @Test
    void a_portal_that_starts_first_waits_for_its_database() {
        network.refuse();
        try (PortalProcess portal = portal().start()) {
            portal.awaitStatus("/health/live", 200, Duration.ofMinutes(2));
            assertThat(portal.get("/health/ready").statusCode()).isEqualTo(503);
            HttpResponse<String> page = portal.get("/");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.body()).contains("Nothing was changed");

            network.recover();

            portal.awaitStatus("/health/ready", 200, RECOVERY);
        }
    }

    @Test
    void whatever_the_network_does_it_answers_in_time_and_recovers_by_itself() {
        Map<String, Consumer<FaultProxy>> faults = new LinkedHashMap<>();
        faults.put("refuse", FaultProxy::refuse);
        faults.put("swallow", FaultProxy::swallow);
        faults.put("reset", FaultProxy::reset);
        faults.put("half-close", FaultProxy::halfClose);
        faults.put("delay", proxy -> proxy.delay(Duration.ofSeconds(5)));
        try (PortalProcess portal = portal().startAndAwaitReady()) {
            faults.forEach((name, fault) -> {
                fault.accept(network);

                for (int i = 0; i < 3; i++) {
                    long start = System.nanoTime();
                    assertThat(portal.get("/health/ready").statusCode())
                            .as(name)
                            .isEqualTo(503);
                    assertThat(Duration.ofNanos(System.nanoTime() - start))
                            .as(name)
                            .isLessThan(ANSWER);
                }
                assertThat(portal.get("/health/live").statusCode()).as(name).isEqualTo(200);

                network.recover();
                portal.awaitStatus("/health/ready", 200, RECOVERY);
            });
        }
    }
}
