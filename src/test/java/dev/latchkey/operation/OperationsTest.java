package dev.latchkey.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.CreateGroup;
import dev.latchkey.identity.GroupName;
import dev.latchkey.identity.ListGroupsForUser;
import dev.latchkey.identity.Path;
import dev.latchkey.permission.AttachUserPolicy;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.LockWatch;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OperationsTest {

    private static final String GROUPS_WITH_MFA = """
        {"Version": "2012-10-17", "Statement": [
          {"Sid": "Groups", "Effect": "Allow",
           "Action": ["iam:CreateGroup", "iam:AddUserToGroup"], "Resource": "*"},
          {"Sid": "OnlyWithMFA", "Effect": "Deny", "Action": "iam:CreateGroup", "Resource": "*",
           "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}\
        """;

    private static final String NO_MEMBERS = """
        {"Version": "2012-10-17", "Statement": [
          {"Sid": "NoMembers", "Effect": "Deny", "Action": "iam:AddUserToGroup", "Resource": "*"}]}\
        """;

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    Sql sql;

    @Inject
    LockWatch locks;

    @Inject
    Clock clock;

    private World.Account account;
    private World.Person alice;

    @BeforeEach
    void open() {
        account = world.account();
        alice = account.user("alice").with(account.policy("GroupsWithMFA", GROUPS_WITH_MFA));
    }

    private Caller aliceWithMfa() {
        return alice.caller(clock.instant());
    }

    private static CreateGroup makes(String name) {
        return new CreateGroup(Path.ROOT, new GroupName(name));
    }

    private boolean isGroup(String name) {
        return sql.first(
                        "select group_name from iam_group where account_id = ? and group_name = ?",
                        row -> row.text("group_name"),
                        account.accountId(),
                        name)
                .isPresent();
    }

    private boolean isIn(World.Person person, String group) {
        return account.perform(new ListGroupsForUser(person.name())).items().stream()
                .anyMatch(each -> each.groupName().equals(group));
    }

    /** What the trail tells of what alice did, oldest first. */
    private List<TrailRow> trail() {
        return sql.all(
                "select * from audit_event where principal_id = ? order by occurred_at, event_id",
                TrailRow::of,
                alice.userId());
    }

    /** One row of the trail, as far as it is told of here. */
    private record TrailRow(
            String action,
            String resource,
            String result,
            String reason,
            @Nullable String policy,
            @Nullable String statement,
            @Nullable String keys,
            boolean mfa,
            int occurrences) {

        static TrailRow of(Sql.Row row) {
            return new TrailRow(
                    row.text("action"),
                    row.text("resource"),
                    row.text("result"),
                    row.text("reason"),
                    row.optionalText("policy"),
                    row.optionalText("statement_id"),
                    row.optionalText("condition_keys"),
                    row.flag("mfa"),
                    row.number("occurrences"));
        }
    }

    @Nested
    class A_change {

        @Test
        void leaves_one_row_that_tells_who_did_what() {
            operations.perform(aliceWithMfa(), makes("writers"));

            assertThat(isGroup("writers")).isTrue();
            assertThat(trail())
                    .containsExactly(new TrailRow(
                            "iam:CreateGroup",
                            "arn:aws:iam::" + account.accountId() + ":group/writers",
                            "allowed",
                            "allowed",
                            null,
                            null,
                            null,
                            true,
                            1));
        }

        @Test
        void that_does_not_commit_leaves_no_row() {
            assertThatThrownBy(() -> operations.performAll(
                            aliceWithMfa(), List.of(makes("writers")), Accompaniment.justAfter(() -> {
                                assertThat(trail()).hasSize(1);
                                throw new IllegalStateException("the page fell over");
                            })))
                    .hasMessage("the page fell over");

            assertThat(isGroup("writers")).isFalse();
            assertThat(trail()).isEmpty();
        }

        @Test
        void that_is_refused_leaves_a_row_with_the_statement_that_refused_it() {
            assertThatThrownBy(() -> operations.perform(alice.caller(), makes("writers")))
                    .isInstanceOf(OperationRefused.class);

            assertThat(isGroup("writers")).isFalse();
            assertThat(trail()).singleElement().satisfies(row -> {
                assertThat(row.result()).isEqualTo("denied");
                assertThat(row.reason()).contains("is not authorized to perform: iam:CreateGroup");
                assertThat(row.policy()).isEqualTo("GroupsWithMFA");
                assertThat(row.statement()).isEqualTo("OnlyWithMFA");
                assertThat(row.keys()).isEqualTo("aws:MultiFactorAuthPresent");
                assertThat(row.mfa()).isFalse();
            });
        }

        @Test
        void that_is_not_possible_leaves_a_row_with_its_error_code() {
            account.group("writers");

            OperationFailed failed = catchThrowableOfType(
                    OperationFailed.class, () -> operations.perform(aliceWithMfa(), makes("writers")));

            assertThat(failed.code()).isEqualTo(ErrorCode.ENTITY_ALREADY_EXISTS);
            assertThat(trail()).singleElement().satisfies(row -> {
                assertThat(row.result()).isEqualTo("failed");
                assertThat(row.reason()).isEqualTo("EntityAlreadyExists");
            });
        }
    }

    @Nested
    class Several_changes_of_one_button {

        private final Accompaniment<List<Object>> none = results -> results;

        @Test
        void all_happen_and_each_leaves_its_row() {
            operations.performAll(aliceWithMfa(), List.of(makes("writers"), makes("readers")), none);

            assertThat(isGroup("writers")).isTrue();
            assertThat(isGroup("readers")).isTrue();
            assertThat(trail()).extracting(TrailRow::result).containsExactly("allowed", "allowed");
        }

        @Test
        void do_not_happen_when_one_of_them_is_not_possible() {
            account.group("readers");

            assertThatThrownBy(() ->
                            operations.performAll(aliceWithMfa(), List.of(makes("writers"), makes("readers")), none))
                    .isInstanceOf(OperationFailed.class);

            assertThat(isGroup("writers")).isFalse();
            assertThat(trail()).extracting(TrailRow::result).containsExactly("failed", "failed");
        }

        @Test
        void do_not_begin_when_one_of_them_is_not_permitted() {
            account.group("writers");

            assertThatThrownBy(() -> operations.performAll(
                            alice.caller(), List.of(new AddUserToGroup("writers", "alice"), makes("readers")), none))
                    .isInstanceOf(OperationRefused.class);

            assertThat(isIn(alice, "writers")).isFalse();
            assertThat(trail()).singleElement().satisfies(row -> {
                assertThat(row.action()).isEqualTo("iam:CreateGroup");
                assertThat(row.result()).isEqualTo("denied");
            });
        }
    }

    /** Alice makes Bob a member; the account's root denies her that at the same moment. */
    @Nested
    class Between_the_decision_and_the_act {

        private final ExecutorService threads = Executors.newFixedThreadPool(1);
        private final AddUserToGroup act = new AddUserToGroup("writers", "bob");
        private World.Person bob;
        private AttachUserPolicy denial;

        @BeforeEach
        void prepare() {
            bob = account.group("writers").user("bob");
            denial = new AttachUserPolicy("alice", account.policy("NoMembers", NO_MEMBERS));
        }

        @AfterEach
        void stop() {
            threads.shutdownNow();
        }

        @Test
        void a_denial_cannot_be_committed_and_waits_for_the_act() {
            CompletableFuture<Object> denied = operations.performAll(aliceWithMfa(), List.of(act), results -> {
                CompletableFuture<Object> denying =
                        CompletableFuture.supplyAsync(() -> operations.perform(account.root(), denial), threads);
                locks.awaitSomebodyWaiting();
                assertThat(denying).isNotDone();
                return denying;
            });

            denied.join();
            assertThat(isIn(bob, "writers")).isTrue();
            assertThatThrownBy(() -> operations.perform(aliceWithMfa(), act)).isInstanceOf(OperationRefused.class);
        }

        @Test
        void a_denial_that_came_first_is_waited_for_and_refuses_the_act() {
            CompletableFuture<Object> acted = operations.performAll(account.root(), List.of(denial), results -> {
                CompletableFuture<Object> acting =
                        CompletableFuture.supplyAsync(() -> operations.perform(aliceWithMfa(), act), threads);
                locks.awaitSomebodyWaiting();
                assertThat(acting).isNotDone();
                return acting;
            });

            assertThatThrownBy(acted::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(OperationRefused.class);
            assertThat(isIn(bob, "writers")).isFalse();
            assertThat(trail()).singleElement().satisfies(row -> {
                assertThat(row.result()).isEqualTo("denied");
                assertThat(row.policy()).isEqualTo("NoMembers");
                assertThat(row.statement()).isEqualTo("NoMembers");
            });
        }
    }
}
