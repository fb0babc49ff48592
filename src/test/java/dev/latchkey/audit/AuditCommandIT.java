package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.BesideTheWalks;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import dev.latchkey.support.QueryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The trail as whoever holds the key file checks it on the host, beside the running portal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideTheWalks
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditCommandIT {

    private static final String PASSWORD = "Quiet-Otter-Lantern-7";
    private static final String KEY = "AKIAAUDITED000000000";
    private static final String SECRET = "audited/only/0123456789abcdefghijklmnopq";

    private final PortalData data = PortalData.create();
    private PortalProcess portal;

    @BeforeAll
    void writeDownAndSeal() throws SQLException {
        portal = PortalProcess.on(data.path())
                .with("latchkey.bootstrap.account-alias", "acme")
                .with("latchkey.bootstrap.user-name", "dana")
                .with("latchkey.bootstrap.password", PASSWORD)
                .with("latchkey.bootstrap.access-key-id", KEY)
                .with("latchkey.bootstrap.secret-access-key", SECRET)
                .startAndAwaitReady();
        QueryClient dana = QueryClient.with(portal.origin(), KEY, SECRET, Clock.systemUTC());
        dana.iam("CreateUser", "UserName", "first");
        awaitSeals();
        dana.iam("CreateUser", "UserName", "second");
        awaitSeals();
    }

    @AfterAll
    void stop() {
        portal.close();
        data.close();
    }

    @Test
    void is_found_as_it_was_written_what_commands_of_the_host_have_added_included() {
        ask("recover", "clear-throttle", "acme", "dana").succeeds();

        ask("audit", "verify").succeeds().says("Unchanged: ");
    }

    @Test
    void names_the_row_in_which_one_letter_was_changed() throws SQLException {
        String row = data.ask("select event_id from audit_event where resource like '%/first'");
        tamper("update audit_event set reason = 'allowes' where event_id = '" + row + "'");

        Answer answer = ask("audit", "verify");

        tamper("update audit_event set reason = 'allowed' where event_id = '" + row + "'");
        answer.fails().says("Row " + row).says("was changed.").says("Changed: see the 1 lines above.");
        ask("audit", "verify").succeeds();
    }

    @Test
    void tells_by_a_checkpoint_that_its_end_was_cut_off() throws SQLException, IOException {
        ask("recover", "clear-throttle", "acme", "dana").succeeds();
        Path checkpoint = save(ask("audit", "checkpoint").succeeds().output());
        ask("audit", "verify", "--checkpoint", checkpoint.toString()).succeeds();
        String last = lastOfTheHost();

        tamper("delete from audit_event where event_id in (select unnest(event_ids) from audit_seal where chain = '"
                + last + "')");
        ask("audit", "verify").fails().says("is missing.");
        tamper("delete from audit_seal where chain = '" + last + "'");

        ask("audit", "verify").succeeds();
        ask("audit", "verify", "--checkpoint", checkpoint.toString())
                .fails()
                .says("Seal 1 of the chain " + last)
                .says("the trail was cut off.");
    }

    @Test
    void is_compared_with_what_the_portal_left_in_its_data_directory_as_well() throws SQLException, IOException {
        ask("recover", "clear-throttle", "acme", "dana").succeeds();
        Path kept = Files.createDirectories(data.path().resolve("checkpoints")).resolve("2026-01-01T000000Z.txt");
        Files.move(save(ask("audit", "checkpoint").succeeds().output()), kept);
        ask("audit", "verify").succeeds();
        String last = lastOfTheHost();

        tamper("delete from audit_event where event_id in (select unnest(event_ids) from audit_seal where chain = '"
                + last + "')");
        tamper("delete from audit_seal where chain = '" + last + "'");

        ask("audit", "verify").fails().says("the trail was cut off.");
        Files.delete(kept);
        ask("audit", "verify").succeeds();
    }

    @Test
    void takes_a_checkpoint_that_was_fetched_from_the_page() throws IOException {
        PortalClient dana = PortalClient.at(portal.address("/"));
        dana.signIn("acme", "dana", PASSWORD);
        String link = dana.get("/admin/activity/verification")
                .html()
                .select("a:containsOwn(Download checkpoint)")
                .attr("href");

        Path checkpoint = save(dana.get(link).response().body());

        ask("audit", "verify", "--checkpoint", checkpoint.toString()).succeeds();
    }

    @Test
    void takes_no_checkpoint_that_was_changed_or_is_none() throws IOException {
        String written = ask("audit", "checkpoint").succeeds().output();

        Path changed = save(written.replaceFirst("\nseal [^\n]*", ""));
        Path none = save("nothing\n");

        ask("audit", "verify", "--checkpoint", changed.toString()).fails().says("was changed");
        ask("audit", "verify", "--checkpoint", none.toString()).fails().says("is no checkpoint");
        ask("audit", "verify", "--checkpoint", none + ".not").fails().says("cannot be read");
        assertThat(ask("audit", "destroy").status()).isEqualTo(2);
    }

    private Path save(String output) throws IOException {
        List<String> lines = new ArrayList<>(output.lines()
                .dropWhile(line -> !line.startsWith("latchkey audit checkpoint"))
                .toList());
        Path file = Files.createTempFile(data.path(), "checkpoint", ".txt");
        return Files.write(file, lines.isEmpty() ? List.of(output) : lines);
    }

    private Answer ask(String... words) {
        try (PortalProcess command = PortalProcess.on(data.path()).asking(words).start()) {
            return new Answer(command.awaitExit(), command.output());
        }
    }

    private void awaitSeals() throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!data.ask("""
                select count(*) from audit_event e
                 where not exists (select 1 from audit_seal s where e.event_id = any (s.event_ids))
                """).equals("0")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** The chain of the last command; the portal goes on with its own at any moment. */
    private String lastOfTheHost() throws SQLException {
        return data.ask("select chain from audit_seal where node like 'host/%' order by sealed_at desc limit 1");
    }

    private void tamper(String statement) throws SQLException {
        data.execute("alter table audit_event disable trigger user; alter table audit_seal disable trigger user; "
                + statement
                + "; alter table audit_event enable trigger user; alter table audit_seal enable trigger user");
    }

    /** How a command ended. */
    private record Answer(int status, String output) {

        Answer succeeds() {
            assertThat(status).as(output).isZero();
            return this;
        }

        Answer fails() {
            assertThat(status).as(output).isEqualTo(1);
            return this;
        }

        Answer says(String text) {
            assertThat(output).contains(text);
            return this;
        }
    }
}
