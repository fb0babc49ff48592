package dev.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.BesideTheWalks;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A mistake costs one clear line and exit status 1: before anything is started, or with everything stopped again. */
@BesideTheWalks
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedStartIT {
    private final PortalData data = PortalData.create();

    @AfterEach
    void clear() {
        data.close();
    }

    private static String refusal(PortalProcess.Settings settings) {
        try (PortalProcess portal = settings.start()) {
            assertThat(portal.awaitExit()).isEqualTo(1);
            assertThat(portal.output()).doesNotContain("\tat ");
            return portal.output()
                    .lines()
                    .filter(line -> line.contains("Latchkey does not start: "))
                    .findFirst()
                    .orElse(portal.output());
        }
    }

    @Nested
    class Because_of_a_setting {
        @Test
        void whose_name_is_unknown() {
            assertThat(refusal(PortalProcess.on(data.path()).with("latchkey.sesion.idle", "10m")))
                    .isEqualTo("Latchkey does not start: unknown setting `latchkey.sesion.idle`;"
                            + " the nearest known name is `latchkey.session.idle`");
        }

        @Test
        void whose_name_is_unknown_in_the_environment() {
            assertThat(refusal(PortalProcess.on(data.path()).withVariable("LATCHKEY_DATADIR", "/nowhere")))
                    .isEqualTo("Latchkey does not start: unknown environment variable `LATCHKEY_DATADIR`;"
                            + " the nearest known name is `LATCHKEY_DATA_DIR`");
        }

        @Test
        void whose_name_is_unknown_in_a_configuration_file() throws IOException {
            Path file = Files.writeString(data.path().resolve("mine.properties"), "latchkey.demos=true\n");

            assertThat(refusal(PortalProcess.on(data.path()).with("quarkus.config.locations", file.toString())))
                    .contains("unknown setting `latchkey.demos`", "`latchkey.demo`");
        }

        @Test
        void out_of_bounds() {
            assertThat(refusal(PortalProcess.on(data.path()).with("latchkey.session.idle", "2h")))
                    .isEqualTo("Latchkey does not start: `latchkey.session.idle` must be from 5m to 60m");
        }

        @Test
        void that_would_make_hashes_of_passwords_too_cheap() {
            assertThat(refusal(PortalProcess.on(data.path()).with("latchkey.password.hash.memory", "19455")))
                    .isEqualTo("Latchkey does not start: `latchkey.password.hash.memory` must be at least 19456 with"
                            + " 2 iterations");
        }

        @Test
        void of_the_wrong_kind() {
            assertThat(refusal(PortalProcess.on(data.path()).with("latchkey.session.per-user", "many")))
                    .contains("latchkey.session.per-user", "many");
        }
    }

    @Nested
    class Because_of_the_first_account {
        private PortalProcess.Settings named(String userName) {
            return PortalProcess.on(data.path()).with("latchkey.bootstrap.user-name", userName);
        }

        @Test
        void which_has_no_password() {
            assertThat(refusal(named("dana")))
                    .contains("`latchkey.bootstrap.user-name` needs `latchkey.bootstrap.password-file` or"
                            + " `latchkey.bootstrap.password` beside it");
        }

        @Test
        void whose_password_cannot_be_read() {
            assertThat(refusal(named("dana").with("latchkey.bootstrap.password-file", "/no/such/file")))
                    .contains("`latchkey.bootstrap.password-file` names /no/such/file, which cannot be read");
        }

        @Test
        void whose_password_is_a_bad_one() {
            assertThat(refusal(named("dana").with("latchkey.bootstrap.password", "short")))
                    .contains("the first account cannot be made from `latchkey.bootstrap.*`")
                    .doesNotContain("short");
        }
    }

    @Nested
    class Because_of_the_machine {
        @Test
        void where_something_else_listens() throws IOException {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
                assertThat(refusal(PortalProcess.on(data.path()).onPort(taken.getLocalPort())))
                        .contains("port " + taken.getLocalPort(), "`quarkus.http.port`");
            }
        }

        @Test
        void where_the_data_directory_is_a_file() throws IOException {
            Path file = Files.writeString(data.path().resolve("file"), "");

            assertThat(refusal(PortalProcess.on(file))).contains(file.toString(), "`latchkey.data-dir`");
        }
    }

    @Nested
    class Because_of_what_the_database_holds {
        private Path keyFile() {
            return data.path().resolve("latchkey.key");
        }

        private void begun() {
            PortalProcess.on(data.path()).startAndAwaitReady().close();
        }

        private String refusal() {
            return RefusedStartIT.refusal(PortalProcess.on(data.path()));
        }

        @Test
        void when_the_schema_is_newer_than_the_program() throws SQLException {
            try (PortalProcess portal = PortalProcess.on(data.path()).startAndAwaitReady()) {
                data.execute("INSERT INTO flyway_schema_history"
                        + " SELECT 9999, '9999', 'of tomorrow', type, 'V9999__of_tomorrow.sql', 1, installed_by,"
                        + " installed_on, 1, true FROM flyway_schema_history ORDER BY installed_rank LIMIT 1");
                portal.terminate();
            }

            assertThat(refusal()).contains("schema version 9999, which is newer than this program");
            assertThat(data.path().resolve("postgresql").resolve("postmaster.pid"))
                    .doesNotExist();
        }

        @Test
        void when_demo_mode_would_open_somebody_s_accounts() {
            PortalProcess.Settings first = PortalProcess.on(data.path())
                    .with("latchkey.bootstrap.user-name", "dana")
                    .with("latchkey.bootstrap.password", "Quiet-Otter-Lantern-7");
            try (PortalProcess portal = first.startAndAwaitReady()) {
                portal.terminate();
            }

            assertThat(RefusedStartIT.refusal(PortalProcess.on(data.path()).with("latchkey.demo", "true")))
                    .contains("`latchkey.demo` is on", "accounts that are not the demo's");
        }

        @Test
        void when_its_key_file_is_missing_wrong_or_open_to_others() throws IOException {
            begun();
            String right = Files.readString(keyFile());

            Files.delete(keyFile());
            assertThat(refusal()).contains("the key file " + keyFile() + " is missing", "`latchkey.key-file`");
            assertThat(keyFile()).doesNotExist();

            write(Base64.getEncoder().encodeToString(new byte[32]));
            assertThat(refusal()).contains("is not the one this database was begun with");

            write("no key");
            assertThat(refusal()).contains("holds no key");

            write(right);
            Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(refusal()).contains("is open to other users", "chmod 600");

            Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-------"));
            begun();
        }

        private void write(String content) throws IOException {
            Files.deleteIfExists(keyFile());
            Files.createFile(
                    keyFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(keyFile(), content);
        }
    }
}
