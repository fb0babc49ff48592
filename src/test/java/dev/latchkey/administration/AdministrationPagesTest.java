package dev.latchkey.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.GetUser;
import dev.latchkey.identity.ListGroupsForUser;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.permission.AttachedManagedPolicy;
import dev.latchkey.permission.GetUserPolicy;
import dev.latchkey.permission.ListAttachedUserPolicies;
import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdministrationPagesTest {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    private static final String ALLOW_GET_USER = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}]}\
        """;

    private static final String EVERYTHING_BUT = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "NotAction": "%s", "Resource": "*"}]}\
        """;

    @Inject
    World world;

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
    class The_list_of_users {

        @Test
        void tells_what_rooms_know_of_each() {
            account.group("team").user("paul").in("team");

            Page page = dana.get("/admin/users");

            assertThat(page.html().select("h1").text()).isEqualTo("Users");
            assertThat(page.html().select("tbody tr").eachText())
                    .anySatisfy(row -> assertThat(row).contains("paul", "team", "None"));
            assertThat(page.html().select("[data-action=iam:CreateUser]").attr("data-decision"))
                    .isEqualTo("allowed");
        }

        @Test
        void is_searched_by_the_beginning_of_names_whatever_the_case() {
            account.user("Paul");
            account.user("pia");
            account.user("opal");

            Page page = dana.get("/admin/users?search=PA");

            assertThat(page.html().select("tbody th").eachText()).containsExactly("Paul");
        }

        @Test
        void is_narrowed_by_group_and_by_what_a_room_knows() {
            account.group("team").user("paul").in("team");
            account.userWithPassword("newcomer");

            assertThat(names("/admin/users?group=TEAM")).containsExactly("paul");
            assertThat(names("/admin/users?filter=never-signed-in")).containsExactly("newcomer");
        }

        @Test
        void goes_on_where_a_page_ends_in_each_order() {
            IntStream.range(0, 52).forEach(i -> account.user(String.format("u%02d", i)));

            Page first = dana.get("/admin/users?search=u&sort=-created");
            Page second = dana.get(first.html().select("a[rel=next]").attr("href"));

            assertThat(first.html().select("tbody th").eachText()).hasSize(50).startsWith("u51");
            assertThat(second.html().select("tbody th").eachText()).containsExactly("u01", "u00");
        }

        @Test
        void says_why_it_is_closed_to_who_may_not_list() {
            PortalClient paul = PortalClient.open()
                    .signedIn(account.userWithPassword("paul").withPublished("ManageOwnPasswordOnly"));

            Page page = paul.get("/admin/users");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().select("[data-reason]").attr("data-reason")).isEqualTo("not-granted");
            assertThat(page.html().select("table")).isEmpty();
            assertThat(page.html().select(".side-navigation")).isEmpty();
        }

        private java.util.List<String> names(String address) {
            return dana.get(address).html().select("tbody th").eachText();
        }
    }

    @Nested
    class Creating_a_user {

        @Test
        void shows_a_generated_password_once_that_has_to_be_changed() {
            account.group("team");

            Page page = dana.get("/admin/create-user")
                    .form("/admin/create-user")
                    .with("userName", "newcomer")
                    .with("path", "/eng/")
                    .with("groups[]", "team")
                    .submit();

            assertThat(page.status()).isEqualTo(200);
            String password =
                    page.html().select("[data-secret=console-password]").val();
            assertThat(password).hasSizeGreaterThanOrEqualTo(22);
            assertThat(account.perform(new ListGroupsForUser("newcomer")).items())
                    .hasSize(1);
            assertThat(account.perform(new GetUser("newcomer")).path()).isEqualTo("/eng/");
            assertThat(PortalClient.open()
                            .signIn(account.alias(), "newcomer", password)
                            .location())
                    .startsWith("/signin/change-password");
        }

        @Test
        void sent_twice_makes_one_and_shows_nothing_the_second_time() {
            var form = dana.get("/admin/create-user").form("/admin/create-user").with("userName", "newcomer");
            form.submit();

            Page again = form.submit();

            assertThat(again.status()).isEqualTo(303);
            assertThat(again.follow().text()).contains("already shown").doesNotContain("console-password");
        }

        @Test
        void with_a_name_that_is_taken_or_wrong_keeps_what_was_typed() {
            account.user("Paul");

            Page taken = create("paul");
            Page wrong = create("no spaces");

            assertThat(taken.status()).isEqualTo(422);
            assertThat(taken.text()).contains("A user of this name exists.");
            assertThat(taken.html().select("#userName").val()).isEqualTo("paul");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.text()).contains("Use 1 to 64 letters");
        }

        @Test
        void copies_the_groups_and_policies_of_a_colleague() {
            account.group("team")
                    .group("staff")
                    .user("paul")
                    .in("team")
                    .in("staff")
                    .with("arn:aws:iam::aws:policy/IAMReadOnlyAccess");
            account.perform(new PutUserPolicy("paul", "Own", """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}]}"""));

            dana.get("/admin/create-user")
                    .form("/admin/create-user")
                    .with("userName", "pia")
                    .with("copyFrom", "paul")
                    .without("console")
                    .submit();

            assertThat(account.perform(new ListGroupsForUser("pia")).items()).hasSize(2);
            assertThat(policiesOf("pia")).containsExactly("IAMReadOnlyAccess");
            assertThat(account.perform(new GetUserPolicy("pia", "Own")).policyDocument())
                    .contains("iam:GetUser");
        }

        @Test
        void makes_nothing_where_one_of_the_operations_is_refused() {
            PortalClient eve = PortalClient.open()
                    .signedIn(account.userWithPassword("eve").with(account.policy("CreateOnly", """
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*"}]}\
                        """)));

            Page page = eve.get("/admin/create-user")
                    .form("/admin/create-user")
                    .with("userName", "newcomer")
                    .submit();

            assertThat(page.status()).isEqualTo(403);
            Assertions.assertThatThrownBy(() -> account.perform(new GetUser("newcomer")))
                    .isInstanceOf(OperationFailed.class);
        }

        @ParameterizedTest
        @CsvSource({"iam:AddUserToGroup, groups", "iam:AttachUserPolicy, policies", "iam:PutUserPolicy, inline policies"
        })
        void copies_nothing_where_its_maker_may_not_give_one_of_them(String missing, String what) {
            account.group("Copied").attachToGroup("Copied", READ_ONLY);
            account.user("model").in("Copied").with(READ_ONLY);
            account.perform(new PutUserPolicy("model", "Own", ALLOW_GET_USER));
            PortalClient eve = PortalClient.open()
                    .signedIn(account.userWithPassword("eve")
                            .with(account.policy("AllBut", EVERYTHING_BUT.formatted(missing))));

            Page page = eve.get("/admin/create-user")
                    .form("/admin/create-user")
                    .with("userName", "newcomer")
                    .with("copyFrom", "model")
                    .without("mayChange")
                    .submit();

            assertThat(page.status()).as(what).isEqualTo(403);
            assertThat(page.text()).contains(missing);
            Assertions.assertThatThrownBy(() -> account.perform(new GetUser("newcomer")))
                    .isInstanceOf(OperationFailed.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "iam:ListGroupsForUser",
                    "iam:ListAttachedUserPolicies",
                    "iam:ListUserPolicies",
                    "iam:GetUserPolicy"
                })
        void copies_nothing_that_its_maker_may_not_read(String missing) {
            account.user("model").with(READ_ONLY);
            account.perform(new PutUserPolicy("model", "Own", ALLOW_GET_USER));
            PortalClient eve = PortalClient.open()
                    .signedIn(account.userWithPassword("eve")
                            .with(account.policy("AllBut", EVERYTHING_BUT.formatted(missing))));

            Page page = eve.get("/admin/create-user")
                    .form("/admin/create-user")
                    .with("userName", "newcomer")
                    .with("copyFrom", "model")
                    .submit();

            assertThat(page.status()).isEqualTo(403);
            Assertions.assertThatThrownBy(() -> account.perform(new GetUser("newcomer")))
                    .isInstanceOf(OperationFailed.class);
        }

        private Page create(String name) {
            return dana.get("/admin/create-user")
                    .form("/admin/create-user")
                    .with("userName", name)
                    .submit();
        }
    }

    @Nested
    class Importing_users {

        @Test
        void is_tried_line_by_line_before_anything_is_made() {
            account.group("team");

            Page checked = run("user name,path,console,groups\nanna,/eng/,no,team\nben,,no,");

            assertThat(checked.html().select("tbody tr").eachText())
                    .allSatisfy(line -> assertThat(line).contains("Can be imported"));
            Assertions.assertThatThrownBy(() -> account.perform(new GetUser("anna")))
                    .isInstanceOf(OperationFailed.class);
            Page job = checked.form("/admin/import-users").submit().follow();
            assertThat(job.html().select("tbody th").eachText()).containsExactly("anna", "ben");
        }

        @Test
        void tells_what_is_wrong_with_each_line_and_makes_nothing() {
            account.user("taken");

            Page checked = run("taken\nno spaces\nanna,,no,missing\nBEN\nben");

            assertThat(checked.status()).isEqualTo(422);
            assertThat(checked.html().select("tbody tr").eachText())
                    .satisfiesExactly(
                            line -> assertThat(line).contains("A user of this name exists."),
                            line -> assertThat(line).contains("Use 1 to 64 letters"),
                            line -> assertThat(line).contains("There is no group missing."),
                            line -> assertThat(line).contains("Can be imported"),
                            line -> assertThat(line).contains("The name stands here twice."));
        }

        private Page run(String lines) {
            return dana.get("/admin/import-users")
                    .form("/admin/import-users")
                    .with("lines", lines)
                    .submit();
        }
    }

    @Nested
    class A_handed_password {

        @Test
        void replaces_the_old_one_and_ends_the_sessions() {
            World.Person paul = account.userWithPassword("paul");
            PortalClient browser = PortalClient.open().signedIn(paul);

            String password = reset();

            assertThat(browser.get("/security-credentials").status()).isEqualTo(303);
            assertThat(PortalClient.open()
                            .signIn(account.alias(), "paul", password)
                            .status())
                    .isEqualTo(303);
        }

        @Test
        void is_dead_when_nobody_used_it_for_a_week() {
            account.userWithPassword("paul");
            String password = reset();

            clock.advance(Duration.ofDays(7).plusMinutes(1));

            Page answer = PortalClient.open().signIn(account.alias(), "paul", password);
            assertThat(answer.status()).isNotEqualTo(303);
            assertThat(answer.text()).contains("is not right");
        }

        private String reset() {
            String path = "/admin/users/paul/password/reset";
            return dana.get(path)
                    .form(path)
                    .submit()
                    .html()
                    .select("[data-secret=console-password]")
                    .val();
        }
    }

    @Nested
    class A_console {

        @Test
        void is_closed_once_the_name_is_typed_and_opened_again() {
            World.Person paul = account.userWithPassword("paul");
            PortalClient browser = PortalClient.open().signedIn(paul);
            String path = "/admin/users/paul/password/disable";

            assertThat(dana.get(path).form(path).submit().status()).isEqualTo(422);
            assertThat(dana.get(path)
                            .form(path)
                            .with("confirmation", "paul")
                            .submit()
                            .status())
                    .isEqualTo(303);

            assertThat(browser.get("/security-credentials").status()).isEqualTo(303);
            assertThat(dana.get("/admin/users/paul").text()).contains("Enable console access");
            String enable = "/admin/users/paul/password/enable";
            assertThat(dana.get(enable).form(enable).submit().html().select("[data-secret=console-password]"))
                    .isNotEmpty();
        }
    }

    @Nested
    class A_group {

        @Test
        void is_made_filled_and_emptied_with_a_way_back() {
            account.user("paul");
            account.user("pia");
            Page made = dana.get("/admin/create-group")
                    .form("/admin/create-group")
                    .with("groupName", "team")
                    .submit();
            assertThat(made.location()).isEqualTo("/admin/groups/team");

            dana.get("/admin/groups/team/add-users?search=p")
                    .form("/admin/groups/team/add-users")
                    .with("users[]", "paul")
                    .with("userName", "pia")
                    .submit();
            assertThat(members()).containsExactly("paul", "pia");

            Page removed = dana.get("/admin/groups/team")
                    .form("/admin/groups/team/members/paul/remove")
                    .submit();
            assertThat(members()).containsExactly("pia");

            // The page that says so offers the way back, this once.
            dana.get("/admin/groups/team");
            assertThat(removed.status()).isEqualTo(303);
        }

        @Test
        void undoes_a_removal() {
            account.group("team").user("paul").in("team");

            Page after = dana.get("/admin/groups/team")
                    .form("/admin/groups/team/members/paul/remove")
                    .submit()
                    .follow();
            after.form("/admin/groups/team/members/paul/add").submit();

            assertThat(members()).containsExactly("paul");
        }

        @Test
        void goes_with_its_members_once_its_name_is_typed() {
            account.group("team").user("paul").in("team");
            String path = "/admin/groups/team/delete";

            Page asked = dana.get(path);
            Page deleted = asked.form(path).with("confirmation", "team").submit();

            assertThat(asked.text()).contains("the membership of paul");
            assertThat(deleted.location()).isEqualTo("/admin/groups");
            assertThat(account.perform(new ListGroupsForUser("paul")).items()).isEmpty();
        }

        private java.util.List<String> members() {
            return dana.get("/admin/groups/team")
                    .html()
                    .select("[data-section=members] tbody th")
                    .eachText();
        }
    }

    @Nested
    class A_user {

        @Test
        void joins_and_leaves_groups_on_its_own_page() {
            account.group("team").user("paul");
            Page joined = dana.get("/admin/users/paul/groups")
                    .form("/admin/users/paul/groups/add")
                    .with("groupName", "team")
                    .submit()
                    .follow();
            assertThat(joined.html().select("tbody th").eachText()).containsExactly("team");

            joined.form("/admin/users/paul/groups/team/remove").submit();

            assertThat(account.perform(new ListGroupsForUser("paul")).items()).isEmpty();
        }

        @Test
        void is_signed_out_everywhere() {
            World.Person paul = account.userWithPassword("paul");
            PortalClient browser = PortalClient.open().signedIn(paul);

            Page page = dana.get("/admin/users/paul/manage");
            assertThat(page.html().select("[data-section=sessions] tbody tr")).hasSize(1);
            Page done =
                    page.form("/admin/users/paul/manage/end-sessions").submit().follow();

            assertThat(done.text()).contains("1 session ended");
            assertThat(browser.get("/security-credentials").status()).isEqualTo(303);
        }

        @Test
        void is_renamed() {
            account.user("paul");
            String path = "/admin/users/paul/rename";

            Page renamed =
                    dana.get(path).form(path).with("newUserName", "paula").submit();

            assertThat(renamed.location()).isEqualTo("/admin/users/paula");
            assertThat(account.perform(new GetUser("paula")).userName()).isEqualTo("paula");
        }

        @Test
        void is_deleted_with_everything_that_belongs_to_it_or_not_at_all() {
            account.group("team").userWithPassword("paul").in("team");
            String path = "/admin/users/paul/delete";

            Page asked = dana.get(path);
            assertThat(asked.text()).contains("the membership in group team", "the console password");
            assertThat(asked.form(path).with("confirmation", "pau").submit().status())
                    .isEqualTo(422);
            Page deleted =
                    dana.get(path).form(path).with("confirmation", "paul").submit();

            assertThat(deleted.location()).isEqualTo("/admin/users");
            Assertions.assertThatThrownBy(() -> account.perform(new GetUser("paul")))
                    .isInstanceOf(OperationFailed.class);
        }

        @Test
        void is_not_deleted_by_who_may_not_delete_what_belongs_to_it() {
            account.group("team").user("paul").in("team");
            PortalClient eve = PortalClient.open()
                    .signedIn(account.userWithPassword("eve").with(account.policy("DeleteOnly", """
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "iam:DeleteUser", "Resource": "*"}]}\
                        """)));

            Page page = eve.get("/admin/users/paul/delete");

            var closed = page.html().select("main [data-decision=denied]");
            assertThat(closed.attr("data-action")).isEqualTo("iam:RemoveUserFromGroup");
        }

        @Test
        void of_a_strange_name_has_its_pages_too() {
            account.perform(new CreateUser(Path.ROOT, new UserName("a+b=c,d.e@f-g")));

            for (String page : new String[] {"", "/groups", "/activity", "/manage", "/rename", "/delete"}) {
                assertThat(dana.get("/admin/users/a%2Bb%3Dc%2Cd.e%40f-g" + page).status())
                        .as(page)
                        .isEqualTo(200);
            }
        }

        @Test
        void that_does_not_exist_breaks_no_page() {
            for (String page : new String[] {"", "/activity", "/manage", "/rename", "/delete"}) {
                assertThat(dana.get("/admin/users/nobody" + page).status())
                        .as(page)
                        .isIn(200, 404);
            }
        }
    }

    @Nested
    class Policies {

        @Test
        void are_attached_to_a_group_by_name_and_detached_with_a_way_back() {
            account.group("team").policy("Keys", """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "iam:*AccessKey*", "Resource": "*"}]}\
                """);

            Page attached = dana.get("/admin/groups/team")
                    .form("/admin/groups/team/policies/attach")
                    .with("policyName", "keys")
                    .submit()
                    .follow();
            assertThat(attached.html()
                            .select("[data-section=policies] tbody th")
                            .eachText())
                    .containsExactly("Keys");
            String detach =
                    attached.html().select("[data-section=policies] tbody form").attr("action");
            Page detached = attached.form(detach).submit().follow();
            assertThat(detached.html().select("[data-section=policies] tbody th"))
                    .isEmpty();

            Page again = detached.form(detached.html().select("form.undo").attr("action"))
                    .submit()
                    .follow();

            assertThat(again.html().select("[data-section=policies] tbody th").eachText())
                    .containsExactly("Keys");
        }

        @Test
        void of_AWS_are_attached_to_a_user_and_unknown_ones_are_not() {
            account.user("paul");

            attach("IAMReadOnlyAccess");
            Page unknown = attach("Nothing");

            assertThat(policiesOf("paul")).containsExactly("IAMReadOnlyAccess");
            assertThat(unknown.follow().text()).contains("There is no policy Nothing.");
        }

        private Page attach(String name) {
            return dana.get("/admin/users/paul/permissions")
                    .form("/admin/users/paul/policies/attach")
                    .with("policyName", name)
                    .submit();
        }
    }

    private java.util.List<String> policiesOf(String name) {
        return account
                .perform(new ListAttachedUserPolicies(name, null, dev.latchkey.operation.member.Page.FIRST))
                .items()
                .stream()
                .map(AttachedManagedPolicy::policyName)
                .toList();
    }

    @Nested
    class Old_access_keys {

        @Test
        void of_many_users_are_deactivated_together() {
            account.user("paul");
            account.user("pia");
            account.perform(new CreateAccessKey("paul", null));
            account.perform(new CreateAccessKey("pia", null));
            clock.advance(Duration.ofMinutes(1));

            Page page = dana.get("/admin/old-access-keys?days=0");
            java.util.List<String> keys =
                    page.html().select("input[name='keys[]']").eachAttr("value");
            assertThat(keys).hasSize(2);
            Page done = page.form("/admin/old-access-keys")
                    .with("keys[]", keys.get(0))
                    .submit();

            assertThat(done.status()).isEqualTo(303);
            assertThat(dana.get("/admin/old-access-keys?days=0")
                            .html()
                            .select("input[name='keys[]']")
                            .eachAttr("value"))
                    .containsExactly(keys.get(1));
            assertThat(dana.get("/admin/old-access-keys").text()).contains("There are none.");
        }
    }

    @Nested
    class The_dashboard {

        @Test
        void counts_and_calls_attention() {
            account.userWithPassword("newcomer");

            Page page = dana.get("/admin");

            assertThat(page.html().select("[data-section=counts]").text()).contains("Users 2");
            assertThat(page.html().select("[data-section=attention] a").eachAttr("href"))
                    .contains("/admin/users?filter=never-signed-in");
        }

        @Test
        void tells_who_may_see_nothing_why() {
            PortalClient paul = PortalClient.open().signedIn(account.userWithPassword("paul"));

            assertThat(paul.get("/admin").html().select("[data-reason]")).hasSize(2);
        }
    }

    @Nested
    class The_permissions_of_a_user {

        @Test
        void name_the_statement_that_decides_and_how_it_is_held() {
            String arn = account.policy("Mixed", """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Keys", "Effect": "Allow", "Action": "iam:*AccessKey*", "Resource": "*"},
                  {"Sid": "NoDelete", "Effect": "Deny", "Action": "iam:DeleteUser", "Resource": "*"}]}\
                """);
            account.group("team").attachToGroup("team", arn).user("paul").in("team");

            Page page = dana.get("/admin/users/paul/permissions");

            assertThat(page.html().select("tbody tr").eachText())
                    .anySatisfy(row ->
                            assertThat(row).startsWith("iam:DeleteUser Denied Mixed NoDelete Through group team"))
                    .anySatisfy(row -> assertThat(row).startsWith("iam:CreateUser Not allowed"));
            assertThat(page.html()
                            .select("a[href=/admin/policies/Mixed#line-3]")
                            .eachText())
                    .contains("NoDelete");
            assertThat(dana.get("/admin/users/nobody/permissions").status()).isEqualTo(200);
        }

        @Test
        void are_told_only_to_who_may_simulate_the_user() {
            account.user("paul");
            PortalClient eve = PortalClient.open().signedIn(account.userWithPassword("eve"));

            Page page = eve.get("/admin/users/paul/permissions");

            assertThat(page.html().select("tbody tr")).isEmpty();
            assertThat(page.html().select("[data-reason]")).isNotEmpty();
        }
    }

    @Nested
    class Activity {

        @Test
        void is_verified() {
            account.user("pia");

            assertThat(dana.get("/admin/activity/verification").status()).isEqualTo(200);
        }

        @Test
        void tells_what_happened_and_why_something_was_refused() {
            World.Person paul = account.userWithPassword("paul");
            PortalClient browser = PortalClient.open().signedIn(paul);
            browser.get("/admin/create-group");
            account.perform(new CreateUser(Path.ROOT, new UserName("pia")));

            Page page = dana.get("/admin/activity?action=iam:CreateUser");
            Page signIns = dana.get("/admin/users/paul/activity");

            assertThat(page.html().select("tbody tr").eachText())
                    .anySatisfy(row -> assertThat(row).contains("iam:CreateUser", "user/pia"));
            assertThat(signIns.html().select("tbody tr").eachText()).isNotEmpty();
        }

        @Test
        void is_exported_as_JSON_lines() {
            account.user("pia");

            Page file = dana.get("/admin/activity/export?action=iam:*");

            assertThat(file.header("content-disposition"))
                    .hasValueSatisfying(name -> assertThat(name).contains("activity.jsonl"));
            assertThat(file.response().body().lines()).isNotEmpty().allSatisfy(line -> assertThat(line)
                    .startsWith("{\"id\":")
                    .contains("\"action\":\"iam:")
                    .endsWith("}"));
        }

        @Test
        void goes_on_page_by_page() {
            IntStream.range(0, 60).forEach(i -> account.user("u" + i));

            Page first = dana.get("/admin/activity?action=iam:CreateUser");
            Page second = dana.get(first.html().select("a[rel=next]").attr("href"));

            assertThat(first.html().select("tbody tr")).hasSize(50);
            assertThat(second.html().select("tbody tr").size()).isBetween(11, 12);
        }

        @Test
        void is_closed_to_who_may_not_read_it() {
            PortalClient paul = PortalClient.open().signedIn(account.userWithPassword("paul"));

            assertThat(paul.get("/admin/activity").html().select("[data-reason]"))
                    .isNotEmpty();
            assertThat(paul.get("/admin/activity/export").status()).isEqualTo(403);
        }
    }
}
