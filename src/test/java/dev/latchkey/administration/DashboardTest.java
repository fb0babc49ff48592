package dev.latchkey.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the dashboard calls attention to, and where each entry leads. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DashboardTest {

    private static final String ALLOW = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}]}\
        """;

    private static final String VERIFICATION = "/admin/activity/verification";

    @Inject
    World world;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private World.Account account;
    private PortalClient dana;

    @BeforeEach
    void signIn() {
        account = world.account();
        dana = PortalClient.open().signedIn(account.userWithPassword("dana").administrator());
    }

    @AfterEach
    void setTheClock() {
        clock.reset();
    }

    @Nested
    class Of_policies {

        @Test
        void tells_those_that_cannot_be_read_any_more_and_leads_to_each() throws SQLException {
            account.user("paul");
            account.policy("Broken", ALLOW);
            account.policy("Whole", ALLOW.replace("GetUser", "ListUsers"));
            account.perform(new PutUserPolicy("paul", "Own", ALLOW.replace("GetUser", "ListGroups")));
            damage(
                    "managed_policy_version",
                    "v.policy_id in (select policy_id from managed_policy where owner = '" + account.accountId()
                            + "' and policy_name = 'Broken')");
            damage(
                    "user_inline_policy",
                    "v.policy_name = 'Own' and v.user_id in (select user_id from iam_user" + " where account_id = '"
                            + account.accountId() + "')");

            assertThat(attention()).contains("Policies that cannot be read: 2 /admin/unreadable-policies");
            assertThat(dana.get("/admin/unreadable-policies")
                            .html()
                            .select("tbody a")
                            .eachAttr("href"))
                    .containsExactlyInAnyOrder("/admin/policies/Broken", "/admin/users/paul/permissions");
            assertThat(dana.get("/admin/unreadable-policies")
                            .html()
                            .select("tbody")
                            .text())
                    .contains("Broken Customer managed", "Own Inline policy of a user paul");
        }

        @Test
        void says_nothing_where_all_can_be_read() {
            account.policy("Whole", ALLOW);

            assertThat(attention()).noneMatch(entry -> entry.contains("cannot be read"));
            assertThat(dana.get("/admin/unreadable-policies").text()).contains("All policies in force can be read.");
        }

        @Test
        void lists_nothing_to_who_may_not_see_what_everybody_is_given() {
            PortalClient paul = PortalClient.open().signedIn(account.userWithPassword("paul"));

            assertThat(paul.get("/admin/unreadable-policies").html().select("[data-reason]"))
                    .hasSize(1);
        }

        private void damage(String table, String which) throws SQLException {
            String broken = "'{\"Version\": \"2099-01-01\", \"Account\": \"" + account.accountId() + "\"}'";
            asOwner("update " + table + " v set document = " + broken + ", document_hash = encode(sha256(convert_to("
                    + broken + ", 'UTF8')), 'hex') where " + which);
        }
    }

    @Nested
    class Of_the_trail {

        @BeforeEach
        void forget() {
            sql.change("delete from trail_check");
        }

        @Test
        void tells_that_it_was_never_checked_until_somebody_does() {
            assertThat(attention()).contains("The activity was never verified " + VERIFICATION);

            dana.get(VERIFICATION);

            assertThat(attention()).noneMatch(entry -> entry.contains("never verified"));
        }

        @Test
        void tells_that_the_last_check_found_changes_until_one_finds_none() {
            checked(Duration.ofMinutes(2), 3);
            assertThat(attention()).contains("The last check of the activity found changes " + VERIFICATION);

            checked(Duration.ofMinutes(1), 0);
            assertThat(attention()).noneMatch(entry -> entry.endsWith(VERIFICATION));
        }

        @Test
        void tells_that_the_last_check_is_long_ago() {
            checked(Duration.ofHours(49), 0);

            assertThat(attention()).contains("The activity was not verified for more than two days " + VERIFICATION);
        }

        @Test
        void tells_that_activity_waits_for_its_seal() throws SQLException {
            checked(Duration.ofMinutes(1), 0);
            asOwner("insert into audit_event (event_id, occurred_at, request_id, account_id, principal_id,"
                    + " principal_name, source_address, user_agent, action, resource, result, reason, node)"
                    + " values (gen_random_uuid(), '" + clock.instant().minus(Duration.ofMinutes(11))
                    + "', gen_random_uuid(), '" + account.accountId() + "', 'AIDA', 'somebody', '127.0.0.1', 'test',"
                    + " 'iam:GetUser', '*', 'allowed', 'allowed', 'gone/1')");

            assertThat(attention()).contains("Activity is without a seal for more than ten minutes " + VERIFICATION);
        }

        private void checked(Duration ago, int problems) {
            sql.change(
                    "insert into trail_check (checked_at, problems) values (?, ?)",
                    clock.instant().minus(ago),
                    problems);
        }
    }

    @Nested
    class Of_a_large_account {

        @Test
        void keeps_what_was_counted_for_some_minutes_and_says_so() throws SQLException {
            asOwner("insert into iam_user (user_id, account_id, path, user_name, user_name_key, created_at)"
                    + " select 'AIDA' || translate('" + account.accountId().substring(5)
                    + "' || lpad(n::text, 10, '0'), '0123456789', 'ABCDEFGHIJ'), '" + account.accountId()
                    + "', '/', 'user-' || n, 'user-' || n, now() from generate_series(1, 50000) n");
            attention();
            asOwner(
                    "insert into login_profile (user_id, password_hash, password_changed_at, reset_required, created_at)"
                            + " select user_id, '$argon2id$none', now(), false, now() from iam_user where account_id = '"
                            + account.accountId() + "' and user_name = 'user-7'");

            clock.advance(Duration.ofMinutes(1));
            List<String> kept = attention();
            clock.advance(Duration.ofMinutes(5));
            List<String> counted = attention();

            assertThat(kept).contains("Without MFA: 1 /admin/users?filter=no-mfa");
            assertThat(counted).contains("Without MFA: 2 /admin/users?filter=no-mfa");
        }

        @Test
        void counts_only_up_to_a_thousand_of_each() throws SQLException {
            asOwner("insert into iam_user (user_id, account_id, path, user_name, user_name_key, created_at)"
                    + " select 'AIDA' || translate('" + account.accountId().substring(5)
                    + "' || lpad(n::text, 10, '0'), '0123456789', 'ABCDEFGHIJ'), '" + account.accountId()
                    + "', '/', 'user-' || n, 'user-' || n, now() from generate_series(1, 1200) n");
            asOwner(
                    "insert into login_profile (user_id, password_hash, password_changed_at, reset_required, created_at)"
                            + " select user_id, '$argon2id$none', now(), false, now() from iam_user where account_id = '"
                            + account.accountId() + "' and user_name like 'user-%'");

            assertThat(attention()).contains("Never signed in: more than 1000 /admin/users?filter=never-signed-in");
        }
    }

    /** Each entry with where it leads. */
    private List<String> attention() {
        return dana.get("/admin").html().select("[data-section=attention] li a").stream()
                .map(link -> link.text() + " " + link.attr("href"))
                .toList();
    }

    private static void asOwner(String change) throws SQLException {
        try (Connection connection = DatabaseResource.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }
}
