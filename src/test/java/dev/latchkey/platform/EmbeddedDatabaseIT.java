package dev.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.support.BesideTheWalks;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@BesideTheWalks
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedDatabaseIT {
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final PortalData data = PortalData.create();

    @AfterEach
    void clear() {
        data.close();
    }

    private PortalProcess start() {
        return PortalProcess.on(data.path()).startAndAwaitReady();
    }

    private void acknowledge(String change) throws SQLException {
        data.execute("CREATE TABLE IF NOT EXISTS probe (change text)");
        data.execute("INSERT INTO probe VALUES ('" + change + "')");
    }

    private String acknowledged() throws SQLException {
        return data.ask("SELECT string_agg(change, ' ') FROM probe");
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Nested
    class While_it_runs {
        @Test
        void it_loses_nothing_trusts_nobody_and_serves_with_few_rights() throws SQLException, IOException {
            try (PortalProcess portal = start()) {
                assertThat(data.listenAddress()).isEqualTo("127.0.0.1");
                try (Connection connection = data.asApplication();
                        Statement statement = connection.createStatement()) {
                    Map.of(
                                    "fsync", "on",
                                    "synchronous_commit", "on",
                                    "full_page_writes", "on",
                                    "data_checksums", "on",
                                    "password_encryption", "scram-sha-256")
                            .forEach((setting, value) -> assertThat(first(statement, "SHOW " + setting))
                                    .isEqualTo(value));
                    assertThat(first(
                                    statement,
                                    "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles"
                                            + " WHERE rolname = current_user"))
                            .isEqualTo("f");
                    assertThat(first(statement, "SELECT count(*) FROM key_check"))
                            .isEqualTo("1");
                    assertThatThrownBy(() -> statement.execute("CREATE TABLE mine (id int)"))
                            .hasMessageContaining("permission denied");
                    assertThatThrownBy(() -> statement.execute("DROP TABLE key_check"))
                            .hasMessageContaining("must be owner");
                }
                assertThatThrownBy(() -> DriverManager.getConnection(data.url(), "postgres", "guessed"))
                        .hasMessageContaining("password authentication failed");
                assertThat(mode(data.path())).isEqualTo("rwx------");
                assertThat(mode(data.path().resolve("postgresql"))).isEqualTo("rwx------");
                assertThat(mode(data.path().resolve("database.passwords"))).isEqualTo("rw-------");
                assertThat(mode(data.path().resolve("latchkey.key"))).isEqualTo("rw-------");
                assertThat(portal.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(portal.get("/metrics").body())
                        .contains("jvm_memory_used_bytes")
                        .doesNotContain(data.password("application"));
            }
        }

        @Test
        void a_second_portal_on_its_directory_is_refused_in_one_line() {
            try (PortalProcess first = start();
                    PortalProcess second = PortalProcess.on(data.path()).start()) {
                assertThat(second.awaitExit()).isEqualTo(1);
                assertThat(second.output().lines())
                        .singleElement()
                        .asString()
                        .startsWith("Latchkey does not start: the data directory " + data.path()
                                + " is in use by another Latchkey");
                assertThat(first.get("/health/ready").statusCode()).isEqualTo(200);
            }
        }

        @Test
        void it_comes_back_after_kill_9_of_its_own() throws SQLException {
            try (PortalProcess portal = start()) {
                acknowledge("one");

                long before = data.postgresPid();
                kill(before);

                portal.awaitStatus("/health/ready", 200, RECOVERY);
                assertThat(portal.output()).contains("PostgreSQL ended unexpectedly", "PostgreSQL runs again");
                assertThat(data.postgresPid()).isNotEqualTo(before);
                assertThat(acknowledged()).isEqualTo("one");
            }
        }
    }

    @Nested
    class After_an_end {
        @Test
        void in_order_nothing_is_left_running_and_everything_is_kept() throws SQLException, IOException {
            long postgres;
            try (PortalProcess portal = start()) {
                acknowledge("one");
                postgres = data.postgresPid();

                portal.terminate();

                assertThat(portal.output()).contains("latchkey stopped");
            }

            assertThat(ProcessHandle.of(postgres)).isEmpty();
            assertThat(Files.readString(data.path().resolve("postgresql.log")))
                    .contains("database system is shut down")
                    .doesNotContain("terminating connection");
            try (PortalProcess again = start()) {
                assertThat(acknowledged()).isEqualTo("one");
                assertThat(again.output()).doesNotContain("left behind");
            }
        }

        @Test
        void by_kill_9_the_server_left_behind_is_stopped_and_everything_is_kept() throws SQLException {
            long orphan;
            try (PortalProcess portal = start()) {
                acknowledge("one");
                orphan = data.postgresPid();

                portal.kill();

                assertThat(ProcessHandle.of(orphan)).isPresent();
            }

            try (PortalProcess again = start()) {
                assertThat(again.output()).contains("left behind by a Latchkey that was killed");
                assertThat(ProcessHandle.of(orphan)).isEmpty();
                assertThat(acknowledged()).isEqualTo("one");
            }
        }

        @Test
        void by_kill_9_of_both_everything_is_kept_though_the_process_id_was_given_to_another() throws Exception {
            try (PortalProcess portal = start()) {
                acknowledge("one");
                portal.kill();
                kill(data.postgresPid());
            }
            Path lockFile = data.path().resolve("postgresql").resolve("postmaster.pid");
            String stale = Files.readString(lockFile);
            Files.writeString(
                    lockFile,
                    stale.replaceFirst("^\\d+", "" + ProcessHandle.current().pid()));

            try (PortalProcess again = start()) {
                assertThat(acknowledged()).isEqualTo("one");
                assertThat(again.isAlive()).isTrue();
            }
        }
    }

    private static String first(Statement statement, String query) {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
