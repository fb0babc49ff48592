package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.TrailVerification.Report;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UserName;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    Clock clock;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    @Inject
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    @Inject
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    @Inject
    String password;

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

    private void tamper(String statement) {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
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
