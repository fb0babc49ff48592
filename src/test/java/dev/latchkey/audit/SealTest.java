package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.TrailVerification.Report;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UserName;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.Keys;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SealTest {

    @Inject
    World world;

    @Inject
    Sealer sealer;

    @Inject
    TrailVerification verification;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    @Inject
    Keys keys;

    private Instant begun;
    private String row;

    @BeforeEach
    void writeDownAndSeal() {
        sealer.sealWaiting();
        begun = clock.instant();
        World.Account account = world.account();
        account.perform(new CreateUser(Path.ROOT, new UserName("first")));
        account.perform(new CreateUser(Path.ROOT, new UserName("second")));
        sealer.sealWaiting();
        account.perform(new CreateUser(Path.ROOT, new UserName("third")));
        sealer.sealWaiting();
        row = sql.first(
                        "select event_id::text as id from audit_event where account_id = ? order by occurred_at limit"
                                + " 1",
                        found -> found.text("id"),
                        account.accountId())
                .orElseThrow();
    }

    @Test
    void finds_nothing_wrong_with_what_was_left_alone() {
        Report report = verification.since(begun);

        assertThat(report.problems()).isEmpty();
        assertThat(report.rows()).isGreaterThanOrEqualTo(3);
        assertThat(report.seals()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void of_a_long_trail_only_the_latest_rows_are_checked_while_somebody_waits() {
        clock.advance(Duration.ofMinutes(5));
        world.account().perform(new CreateUser(Path.ROOT, new UserName("last")));
        sealer.sealWaiting();

        Report few = verification.ofLatest(1, begun);
        Report all = verification.ofLatest(1000, begun);

        assertThat(few.problems()).isEmpty();
        assertThat(few.since()).isAfter(begun);
        assertThat(all.since()).isEqualTo(begun);
        // The clock of other tests was ahead of this one's: their rows may be among both.
        assertThat(few.rows()).isPositive().isLessThanOrEqualTo(all.rows() - 3);
    }

    @Test
    void names_the_row_that_was_changed() {
        tamper("update audit_event set reason = 'allowes' where event_id = '" + row + "'");

        List<String> problems = verification.since(begun).problems();

        tamper("update audit_event set reason = 'allowed' where event_id = '" + row + "'");
        assertThat(problems).singleElement().asString().contains("Row " + row).contains("was changed");
        assertThat(verification.since(begun).problems()).isEmpty();
    }

    @Test
    void names_the_seal_that_was_changed() {
        tamper("update audit_seal set node = node || 'x' where event_ids @> array['" + row + "'::uuid]");

        List<String> problems = verification.since(begun).problems();

        tamper("update audit_seal set node = left(node, -1) where event_ids @> array['" + row + "'::uuid]");
        assertThat(problems).isNotEmpty().first().asString().contains("seal").contains("was changed");
    }

    @Test
    void finds_one_row_among_more_seals_than_are_read_at_a_time() throws SQLException {
        World.Account account = world.account();
        for (int i = 0; i < 120; i++) {
            account.perform(new CreateUser(Path.ROOT, new UserName("u" + i)));
            sealer.sealWaiting();
        }
        tamper("update audit_event set reason = 'allowes' where event_id = '" + row + "'");

        Report report = verification.since(begun);
        List<String> onTheHost = new ArrayList<>();
        try (Connection connection = DatabaseResource.asOwner()) {
            connection.setAutoCommit(false);
            new TrailCheck(new SealRows(Sql.on(connection)), Sealer.macOf(keys), onTheHost::add)
                    .run(begun, clock.instant());
        }

        tamper("update audit_event set reason = 'allowed' where event_id = '" + row + "'");
        assertThat(report.seals()).isGreaterThan(120);
        assertThat(report.problems()).singleElement().asString().contains("Row " + row);
        assertThat(onTheHost).isEqualTo(report.problems());
    }

    @Test
    void tells_that_a_seal_is_missing_between_two() {
        String chain = chainOf(row);
        String itsSeal = " where event_ids @> array['" + row + "'::uuid]";
        tamper("update audit_seal set chain = gen_random_uuid()" + itsSeal);

        List<String> problems = verification.since(begun).problems();

        tamper("update audit_seal set chain = '" + chain + "'" + itsSeal);
        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains("is missing"));
        assertThat(verification.since(begun).problems()).isEmpty();
    }

    @Test
    void misses_no_seal_where_the_clock_was_set_back() {
        World.Account account = world.account();
        clock.advance(Duration.ofHours(1));
        account.perform(new CreateUser(Path.ROOT, new UserName("ahead")));
        sealer.sealWaiting();
        clock.reset();
        account.perform(new CreateUser(Path.ROOT, new UserName("back")));
        sealer.sealWaiting();
        Instant later = clock.instant();
        account.perform(new CreateUser(Path.ROOT, new UserName("later")));
        sealer.sealWaiting();

        assertThat(verification.since(later).problems()).isEmpty();
    }

    @Test
    void covers_all_that_a_process_left_without_a_seal_however_much_it_is() {
        sql.change("""
                insert into audit_event (event_id, occurred_at, request_id, account_id, source_address, user_agent, action,
                                         resource, result, reason, node)
                select gen_random_uuid(), ?::timestamptz - n * interval '1 millisecond', gen_random_uuid(), 'left-behind',
                       '127.0.0.1', 'tests', 'iam:GetUser', '*', 'allowed', 'allowed', 'gone/1'
                  from generate_series(1, 4500) as n
                """, begun.minus(Duration.ofHours(1)));

        sealer.sealWhatWasLeft();

        assertThat(sql.first("""
                        select count(*)::int as rows from audit_event e where account_id = 'left-behind'
                           and not exists (select 1 from audit_seal s where e.event_id = any (s.event_ids))
                        """, found -> found.number("rows"))).contains(0);
    }

    private String chainOf(String event) {
        return sql.first(
                        "select chain::text as chain from audit_seal where event_ids @> array[cast(? as uuid)]",
                        found -> found.text("chain"),
                        event)
                .orElseThrow();
    }

    private void tamper(String statement) {
        try (Connection connection = DatabaseResource.asOwner();
                Statement sent = connection.createStatement()) {
            sent.execute("alter table audit_event disable trigger user");
            sent.execute("alter table audit_seal disable trigger user");
            assertThat(sent.executeUpdate(statement)).isEqualTo(1);
            sent.execute("alter table audit_event enable trigger user");
            sent.execute("alter table audit_seal enable trigger user");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
