package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.identity.GetUser;
import dev.latchkey.identity.ListGroupsForUser;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.World;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoredTrailTest {

    /** Insufficient privilege (PostgreSQL manual, appendix A). */
    private static final String NOT_PERMITTED = "42501";

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    StoredTrail trail;

    @Inject
    Sql sql;

    @Inject
    Scheduler scheduler;

    @AfterEach
    void goOn() {
        scheduler.resume();
    }

    private List<String> rowsOf(World.Person person) {
        return sql.all(
                "select action, result, occurrences from audit_event where principal_id = ? order by action",
                row -> row.text("action") + " " + row.text("result") + " " + row.number("occurrences"),
                person.userId());
    }

    @Nested
    class Refused_reads {

        @Test
        void become_one_row_for_each_kind_with_a_count() {
            scheduler.pause();
            World.Person alice = world.account().user("alice");
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> operations.perform(alice.caller(), new GetUser(null)))
                        .isInstanceOf(OperationRefused.class);
            }
            assertThatThrownBy(() -> operations.perform(alice.caller(), new ListGroupsForUser("alice")))
                    .isInstanceOf(OperationRefused.class);
            assertThat(rowsOf(alice)).isEmpty();

            trail.writeGathered();

            assertThat(rowsOf(alice)).containsExactly("iam:GetUser denied 5", "iam:ListGroupsForUser denied 1");
        }

        @Test
        void of_a_page_that_draws_itself_leave_no_row() {
            scheduler.pause();
            World.Person alice = world.account().user("alice");

            operations.view(alice.caller(), view -> view.ask(new GetUser(null)));
            trail.writeGathered();

            assertThat(rowsOf(alice)).isEmpty();
        }

        @Test
        void that_are_permitted_leave_no_row() {
            scheduler.pause();
            World.Person dana = world.account().user("dana").administrator();

            operations.perform(dana.caller(), new GetUser(null));
            trail.writeGathered();

            assertThat(rowsOf(dana)).isEmpty();
        }
    }

    @Nested
    class The_serving_role {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update audit_event set reason = 'another'",
                    "delete from audit_event",
                    "truncate audit_event",
                    "drop table audit_event",
                    "alter table audit_event disable trigger all"
                })
        void cannot_change_what_was_written(String statement) {
            world.account();

            assertThatThrownBy(() -> sql.change(statement)).satisfies(StoredTrailTest::isForbidden);
        }

        @ParameterizedTest
        @ValueSource(strings = {"update %s set reason = 'another'", "delete from %s", "truncate %s"})
        void cannot_change_a_month_of_it(String statement) {
            List<String> months = sql.all(
                    "select inhrelid::regclass::text as month from pg_inherits"
                            + " where inhparent = 'audit_event'::regclass",
                    row -> row.text("month"));

            assertThat(months).isNotEmpty().allSatisfy(month -> assertThatThrownBy(
                            () -> sql.change(statement.formatted(month)))
                    .satisfies(StoredTrailTest::isForbidden));
        }
    }

    private static void isForbidden(Throwable failure) {
        assertThat(Objects.requireNonNull(failure.getCause()))
                .isInstanceOfSatisfying(SQLException.class, cause -> assertThat(cause.getSQLState())
                        .isEqualTo(NOT_PERMITTED));
    }
}
