package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Every operation that is offered, refused and then performed: what the trail tells of it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TrailOfEveryOperationTest {

    /** No policy controls them. */
    private static final Set<String> NEVER_REFUSED = Set.of("GetCallerIdentity", "GetSessionToken");

    /** What only reads, beside what is called so. */
    private static final Set<String> READS = Set.of("SimulatePrincipalPolicy", "SimulateCustomPolicy");

    /** Refused reads are gathered for a second. */
    private static final Duration GATHERED = Duration.ofSeconds(10);

    @Inject
    World world;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    Programs programs;

    /** A row as far as it has to be there, by its columns. */
    private record Row(String action, String result, String reason, String who, String told) {}

    @BeforeEach
    void codes_do_not_change() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
    }

    @AfterEach
    void the_clock_goes_on() {
        clock.reset();
    }

    @Test
    void is_every_refusal_and_every_change_with_who_why_and_from_where() {
        List<String> people = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<EveryCall> calls = EveryCall.all();
        for (EveryCall call : calls) {
            Scene scene = new Scene(world, clock, sql);
            people.add(scene.cal().userId());
            Consumer<EveryCall.Clients> ready = call.prepare(scene);
            if (!NEVER_REFUSED.contains(call.name())) {
                assertThatThrownBy(() -> EveryCall.send(programs, scene, ready))
                        .isInstanceOf(AwsServiceException.class);
            }
            scene.cal().administrator();
            EveryCall.send(programs, scene, ready);
        }

        for (int i = 0; i < calls.size(); i++) {
            String name = calls.get(i).name();
            if (!NEVER_REFUSED.contains(name)
                    && rowsOf(people.get(i), name, "denied").isEmpty()) {
                missing.add(name + " refused");
            }
            if (changes(name) && rowsOf(people.get(i), name, "allowed").isEmpty()) {
                missing.add(name + " performed");
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean changes(String name) {
        return !name.startsWith("Get") && !name.startsWith("List") && !READS.contains(name);
    }

    /** The rows of somebody about an operation, once they are there; each tells all that it has to. */
    private List<Row> rowsOf(String userId, String name, String result) {
        long deadline = System.nanoTime() + GATHERED.toNanos();
        List<Row> rows = read(userId, name, result);
        while (rows.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            rows = read(userId, name, result);
        }
        assertThat(rows).as(name + " " + result).allSatisfy(row -> {
            assertThat(row.who()).matches("cal, [0-9]{12}, 127\\.0\\.0\\.1");
            assertThat(row.told()).isEqualTo("whole");
            assertThat(row.reason()).isNotBlank();
            if (result.equals("denied")) {
                assertThat(row.reason()).contains("is not authorized to perform: " + row.action());
            }
        });
        return rows;
    }

    private List<Row> read(String userId, String name, String result) {
        return sql.all(
                "select action, result, reason, principal_name || ', ' || account_id || ', ' || source_address as who,"
                        + " case when request_id is not null and user_agent <> '' and resource <> '' and node <> ''"
                        + " and credential is not null and mfa is not null and occurred_at is not null"
                        + " then 'whole' else 'in part' end as told"
                        + " from audit_event where principal_id = ? and action like ? and result = ?",
                row -> new Row(
                        row.text("action"), row.text("result"), row.text("reason"), row.text("who"), row.text("told")),
                userId,
                "%:" + name,
                result);
    }
}
