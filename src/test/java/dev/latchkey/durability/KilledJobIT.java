package dev.latchkey.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.BesideTheWalks;
import dev.latchkey.support.Canaries;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A portal that is killed in the middle of an import: the next start goes on with it, and makes nobody twice. */
@BesideTheWalks
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledJobIT {

    private static final String PASSWORD = "Quiet-Otter-Lantern-7";
    private static final int USERS = 400;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void a_job_goes_on_after_a_kill_and_does_nothing_twice() throws SQLException {
        try (PortalData data = PortalData.create()) {
            String job;
            try (PortalProcess portal = start(data)) {
                PortalClient dana = signedIn(portal);
                String lines = IntStream.range(0, USERS)
                        .mapToObj(i -> "user-" + i + ",," + (i % 50 == 0 ? "yes" : "no"))
                        .collect(Collectors.joining("\n"));
                Page checked = dana.get("/admin/import-users")
                        .form("/admin/import-users")
                        .with("lines", lines)
                        .submit();
                job = checked.form("/admin/import-users").submit().location();
                await(data, "select done > 10 from job");
                portal.kill();
            }
            try (PortalProcess portal = start(data)) {
                assertThat(data.ask("select state from job")).isEqualTo("running");
                await(data, "select state = 'finished' from job");
                assertThat(data.ask("select done || ' done, ' || refused + failed || ' not' from job"))
                        .isEqualTo(USERS + " done, 0 not");
                assertThat(data.ask("""
                        select count(*) || ' rows of ' || count(distinct resource) from audit_event
                         where action = 'iam:CreateUser' and result = 'allowed' and principal_name = 'dana'
                        """)).isEqualTo(USERS + " rows of " + USERS);
                assertThat(data.ask("select count(*) from iam_user where user_name like 'user-%'"))
                        .isEqualTo(String.valueOf(USERS));
                String dump = data.dump();
                Page shown = signedIn(portal).get(job).form(job + "/secrets").submit();
                String file =
                        shown.html().select("[data-secret=console-password]").text();
                assertThat(file.split("\"user-", -1)).hasSize(1 + USERS / 50);
                String password = file.replaceAll("(?s).*\"user-0\",\"([^\"]+)\".*", "$1");
                assertThat(Canaries.formsOf(password)).noneMatch(dump::contains).noneMatch(data.dump()::contains);
                assertThat(portal.output()).doesNotContain(password);
            }
        }
    }

    private static PortalClient signedIn(PortalProcess portal) {
        PortalClient dana = PortalClient.at(portal.address("/"));
        assertThat(dana.signIn("acme", "dana", PASSWORD).status()).isEqualTo(303);
        return dana;
    }

    private static void await(PortalData data, String question) throws SQLException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!data.ask(question).equals("t")) {
            assertThat(System.nanoTime()).as(question).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static PortalProcess start(PortalData data) {
        return PortalProcess.on(data.path())
                .with("latchkey.bootstrap.account-alias", "acme")
                .with("latchkey.bootstrap.user-name", "dana")
                .with("latchkey.bootstrap.password", PASSWORD)
                .startAndAwaitReady();
    }
}
