package dev.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.database.DataDirectory;
import dev.latchkey.platform.database.DatabaseAccess;
import dev.latchkey.platform.database.PostgresServer;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.support.BesideTheWalks;
import dev.latchkey.support.FaultProxy;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import dev.latchkey.support.QueryClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
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
@BesideTheWalks
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnDatabaseIT {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private static final String ACCOUNT = "acme";
    private static final String USER = "dana";
    private static final String PASSWORD = "Quiet-Otter-Lantern-7";
    private static final String KEY_ID = "AKIAOWNDATABASEXAMPL";
    private static final String SECRET_KEY = "a".repeat(40);

    private final PortalData serverData = PortalData.create();
    private final PortalData portalData = PortalData.create();
    private final PostgresServer server = PostgresServer.on(DataDirectory.open(serverData.path()), new RandomSource());
    private final FaultProxy network =
            FaultProxy.to(URI.create(server.url().substring("jdbc:".length())).getPort());

    private final Path passwordFile = portalData.path().resolve("password");
    private final Path secretKeyFile = portalData.path().resolve("secret-key");

    @BeforeAll
    void startServer() throws IOException {
        Files.writeString(passwordFile, PASSWORD + "\n");
        Files.writeString(secretKeyFile, SECRET_KEY + "\n");
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
                .with("latchkey.bootstrap.account-alias", ACCOUNT)
                .with("latchkey.bootstrap.user-name", USER)
                .with("latchkey.bootstrap.password-file", passwordFile.toString())
                .with("latchkey.bootstrap.access-key-id", KEY_ID)
                .with("latchkey.bootstrap.secret-access-key-file", secretKeyFile.toString())
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
            PortalClient dana = signedIn(portal);
            QueryClient program = QueryClient.with(portal.origin(), KEY_ID, SECRET_KEY, Clock.systemUTC());
            assertThat(program.iam("GetUser").status()).isEqualTo(200);
            faults.forEach((name, fault) -> {
                PortalClient.Filled change = dana.get("/security-credentials/password")
                        .form("/security-credentials/password")
                        .with("secret-oldPassword", PASSWORD)
                        .with("secret-newPassword", PASSWORD + "-new")
                        .with("secret-confirmPassword", PASSWORD + "-new");
                PortalClient.Filled signIn = PortalClient.at(portal.address("/"))
                        .get("/signin?different=true")
                        .form("/signin")
                        .with("account", ACCOUNT)
                        .with("userName", USER)
                        .with("secret-password", PASSWORD);
                fault.accept(network);

                for (int i = 0; i < 2; i++) {
                    inTime(name, () -> assertThat(portal.get("/health/ready").statusCode())
                            .as(name)
                            .isEqualTo(503));
                }
                inTime(name, () -> isSorry(name, dana.get("/security-credentials")));
                inTime(name, () -> isSorry(name, change.submit()));
                inTime(name, () -> isSorry(name, signIn.submit()));
                inTime(
                        name,
                        () -> assertThat(program.iam("GetUser").code()).as(name).isEqualTo("ServiceUnavailable"));
                assertThat(portal.get("/health/live").statusCode()).as(name).isEqualTo(200);

                network.recover();
                portal.awaitStatus("/health/ready", 200, RECOVERY);
                assertThat(dana.get("/security-credentials").status()).as(name).isEqualTo(200);
            });
            signedIn(portal);
        }
    }

    @Test
    void a_row_that_somebody_else_keeps_locked_is_not_waited_for_long() throws SQLException {
        try (PortalProcess portal = portal().startAndAwaitReady();
                Connection elsewhere = DriverManager.getConnection(
                        server.url(),
                        DatabaseAccess.OWNER,
                        server.access().ownerPassword().reveal());
                Statement statement = elsewhere.createStatement()) {
            PortalClient dana = signedIn(portal);
            PortalClient.Filled change = dana.get("/security-credentials/password")
                    .form("/security-credentials/password")
                    .with("secret-oldPassword", PASSWORD)
                    .with("secret-newPassword", PASSWORD + "-new")
                    .with("secret-confirmPassword", PASSWORD + "-new");
            elsewhere.setAutoCommit(false);
            statement.execute("select * from login_profile for update");

            inTime("locked", () -> isSorry("locked", change.submit()));
            assertThat(portal.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(dana.get("/security-credentials").status()).isEqualTo(200);
            elsewhere.rollback();

            signedIn(portal);
        }
    }

    @Test
    void the_first_account_is_made_from_the_settings_once() {
        try (PortalProcess portal = portal().startAndAwaitReady()) {
            signedIn(portal);
        }
        PortalProcess.Settings others = portal().with("latchkey.bootstrap.user-name", "somebody-else");
        try (PortalProcess portal = others.startAndAwaitReady()) {
            assertThat(portal.output()).contains("the settings `latchkey.bootstrap.*` are ignored");
            assertThat(PortalClient.at(portal.address("/"))
                            .signIn(ACCOUNT, "somebody-else", PASSWORD)
                            .status())
                    .isNotEqualTo(303);
            signedIn(portal);
        }
    }

    private static PortalClient signedIn(PortalProcess portal) {
        PortalClient client = PortalClient.at(portal.address("/"));
        PortalClient.Page answer = client.signIn(ACCOUNT, USER, PASSWORD);
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        return client;
    }

    private static void inTime(String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(ANSWER);
    }

    /** 503, when to come back, and that nothing has happened. */
    private static void isSorry(String name, PortalClient.Page page) {
        assertThat(page.status()).as(name + ": " + page.path()).isEqualTo(503);
        assertThat(page.header("Retry-After")).as(name).isPresent();
        assertThat(page.text()).as(name).contains("Nothing was changed").doesNotContain(PASSWORD);
    }
}
