package dev.latchkey.permission;

import static dev.latchkey.permission.PolicyOperationsTest.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagUser;
import dev.latchkey.operation.member.Page;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import dev.latchkey.support.World.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The policy editor, as a browser without a script sees it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyEditorTest {

    private static final String READ_USERS = allow("iam:GetUser", "*");
    private static final String DANGEROUS = allow("iam:*", "*");
    private static final String LIST = "/admin/policies";

    @Inject
    World world;

    @Inject
    PolicyEffectSeals seals;

    private Account account;
    private Person administrator;
    private PortalClient dana;

    @BeforeEach
    void signIn() {
        account = world.account();
        administrator = account.userWithPassword("dana").administrator();
        dana = PortalClient.open().signedIn(administrator);
    }

    @Nested
    class The_editor {

        private static final String CREATE = "/admin/create-policy";

        @Test
        void begins_with_a_published_policy_that_has_the_account_filled_in_or_with_a_copy() {
            account.policy("Original", DANGEROUS);

            String text = dana.get(CREATE + "?template=ChangeOwnPassword")
                    .html()
                    .select("#policyDocument")
                    .val();
            String copy = dana.get(CREATE + "?copy=arn:aws:iam::" + account.accountId() + ":policy/Original")
                    .html()
                    .select("#policyDocument")
                    .val();

            assertThat(text.strip())
                    .isEqualTo(World.published("ChangeOwnPassword", account.accountId())
                            .strip());
            assertThat(copy.strip()).isEqualTo(DANGEROUS);
        }

        @Test
        void proposes_the_name_of_a_published_policy_while_no_policy_has_it() {
            assertThat(proposedName("ChangeOwnPassword")).isEqualTo("ChangeOwnPassword");
            account.publishedPolicy("ChangeOwnPassword");
            assertThat(proposedName("ChangeOwnPassword")).isEmpty();
            assertThat(proposedName("No-such")).isEmpty();
        }

        private String proposedName(String template) {
            return dana.get(CREATE + "?template=" + template)
                    .html()
                    .select("#policyName")
                    .val();
        }

        @Test
        void tells_what_is_wrong_with_line_and_column_and_saves_nothing_with_errors() {
            PortalClient.Page page = create("Broken", "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [}");

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html().title()).startsWith("Error: ");
            assertThat(page.html().select("#error-summary").text()).contains("Line 3, column 17");
            assertThat(page.html().select(".findings a").text()).contains("line 3, column 17");
            assertThat(page.html().select("#policyDocument").val()).contains("\"Statement\": [}");
            assertThat(dana.get(LIST + "/Broken").status()).isEqualTo(404);
        }

        @Test
        void saves_security_findings_only_to_who_says_that_they_understand() {
            PortalClient.Page asked = create("Risky", DANGEROUS);
            assertThat(asked.status()).isEqualTo(422);
            assertThat(asked.html().select("label[for=understood]").text()).isEqualTo("I understand");

            PortalClient.Page done = asked.form(CREATE).with("understood", "on").submit();

            assertThat(done.location()).isEqualTo(LIST + "/Risky");
            assertThat(done.follow().text()).contains("It does nothing until it is attached.");
        }

        @Test
        void refuses_a_name_that_is_taken_or_none() {
            create("Taken", READ_USERS);

            assertThat(create("TAKEN", READ_USERS).text()).contains("A policy of this name exists.");
            assertThat(create("not a name", READ_USERS).text()).contains("Use 1 to 128 letters");
        }

        @Test
        void lays_a_text_out_and_says_how_large_it_is() {
            PortalClient.Page formatted = dana.post(
                    CREATE + "/format", fields(dana.get(CREATE).form(CREATE).with("policyDocument", READ_USERS)));

            assertThat(formatted.html().select("#policyDocument").val())
                    .contains(
                            "{\n    \"Version\": \"2012-10-17\",\n    \"Statement\": {\n        \"Effect\": \"Allow\",");
            assertThat(formatted.html().select(".meter").text()).contains("of 6 144 characters");
        }

        @Test
        void answers_a_script_with_the_findings_alone() {
            PortalClient scripted = dana.copy().header("HX-Request", "true");

            PortalClient.Page fragment = scripted.post(
                    CREATE + "/check", fields(dana.get(CREATE).form(CREATE).with("policyDocument", "{")));

            assertThat(fragment.html().select("#findings")).hasSize(1);
            assertThat(fragment.html().select("h1")).isEmpty();
        }

        @Test
        void saves_a_new_version_and_shows_the_difference_before() {
            String arn = account.policy("Grows", READ_USERS);
            String edit = LIST + "/Grows/edit";
            String more = READ_USERS.replace("iam:GetUser", "iam:ListUsers");

            PortalClient.Page checked =
                    dana.post(edit + "/check", fields(dana.get(edit).form(edit).with("policyDocument", more)));
            assertThat(checked.html().select(".diff .added").text()).contains("iam:ListUsers");
            PortalClient.Page saved = checked.form(edit).submit();

            assertThat(saved.follow().text()).contains("Version v2 is saved and in force.");
            assertThat(account.perform(new GetPolicyVersion(arn, "v2")).document())
                    .isEqualTo(more);
        }

        @Test
        void asks_which_version_to_drop_where_there_is_no_room() {
            String arn = account.policy("Full", READ_USERS);
            for (int i = 0; i < 4; i++) {
                account.perform(new CreatePolicyVersion(arn, READ_USERS, false));
            }
            String edit = LIST + "/Full/edit";

            PortalClient.Page full = dana.get(edit).form(edit).submit();
            assertThat(full.status()).isEqualTo(422);
            full.form(edit).with("dropVersion", "v3").submit();

            assertThat(account.perform(new ListPolicyVersions(arn, Page.FIRST)).items())
                    .extracting(PolicyVersionMetadata::versionId)
                    .containsExactly("v6", "v5", "v4", "v2", "v1");
        }

        @Test
        void tells_who_was_faster_and_keeps_what_was_written() {
            String arn = account.policy("Race", READ_USERS);
            String edit = LIST + "/Race/edit";
            PortalClient.Filled mine = dana.get(edit).form(edit).with("policyDocument", allow("iam:ListUsers", "*"));
            account.perform(new CreatePolicyVersion(arn, allow("iam:ListGroups", "*"), true));

            PortalClient.Page conflict = mine.submit();

            assertThat(conflict.status()).isEqualTo(409);
            assertThat(conflict.text()).contains("Somebody else put version v2 in force meanwhile.");
            assertThat(conflict.html().select(".diff").text()).contains("iam:ListGroups", "iam:ListUsers");
            assertThat(conflict.form(edit).submit().status()).isEqualTo(303);
        }
    }

    @Nested
    class Its_effect {

        @Test
        void is_told_for_every_holder_before_it_is_saved_losses_first() {
            String arn = account.policy("Team", READ_USERS);
            account.user("eve").with(arn);
            account.group("team").attachToGroup("team", arn);
            account.user("bob").in("team");
            account.user("ann");
            String edit = LIST + "/Team/edit";

            PortalClient.Page page = effect(edit, allow("iam:ListUsers", "*"));

            assertThat(page.html().select("[data-effect=headline]").text())
                    .isEqualTo("Something changes for 2 of 2 users.");
            assertThat(page.html().select("[data-effect=lose]").text())
                    .contains("iam:GetUser on oneself: 2 (bob, eve)", "iam:GetUser on others");
            assertThat(page.html().select("[data-effect=gain]").text()).contains("iam:ListUsers: 2 (bob, eve)");
            assertThat(account.perform(new GetPolicy(arn)).defaultVersionId()).isEqualTo("v1");
        }

        @Test
        void tells_holders_of_the_same_policies_apart_by_their_names_paths_and_tags() {
            String arn = account.policy("Team", allow("iam:ListUsers", "*"));
            for (String name : List.of("dev-1", "dev-2", "ops", "red")) {
                account.user(name).with(arn);
            }
            account.perform(new TagUser("red", List.of(new Tag("team", "red"))));
            String other = "arn:aws:iam::*:user/";

            PortalClient.Page page = effect(LIST + "/Team/edit", """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "iam:GetUser", "Resource": "%1$sdev-*"},
                      {"Effect": "Allow", "Action": "iam:TagUser", "Resource": "arn:aws:iam::%2$s:user/ops"},
                      {"Effect": "Allow", "Action": "iam:ListGroups", "Resource": "*",
                       "Condition": {"StringEquals": {"aws:PrincipalTag/team": "red"}}},
                      {"Effect": "Allow", "Action": "iam:DeleteUser", "Resource": "%1$s${aws:username}"}]}""".formatted(other, account.accountId()));

            assertThat(page.html().select("[data-effect=lose]").text())
                    .contains("iam:ListUsers: 4 (dev-1, dev-2, ops, red)");
            assertThat(page.html().select("[data-effect=gain]").text())
                    .contains(
                            "iam:GetUser on oneself: 2 (dev-1, dev-2)",
                            "iam:TagUser on oneself: 1 (ops)",
                            "iam:TagUser on user/ops: 3 (dev-1, dev-2, red)",
                            "iam:ListGroups: 1 (red)",
                            "iam:DeleteUser on oneself: 4 (dev-1, dev-2, ops, red)");
        }

        @Test
        void leaves_out_whom_the_viewer_may_not_simulate_and_says_how_many() {
            String arn = account.policy("Team", READ_USERS);
            account.user("eve").with(arn);
            account.user("bob").with(arn);
            Person editor = account.userWithPassword("editor").with(account.policy("Editor", """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["iam:*Policy*", "iam:List*"], "Resource": "*"},
                      {"Effect": "Deny", "Action": "iam:SimulatePrincipalPolicy", "Resource": "arn:aws:iam::*:user/bob"}]}"""));
            dana = PortalClient.open().signedIn(editor);

            PortalClient.Page page = effect(LIST + "/Team/edit", allow("iam:ListUsers", "*"));

            assertThat(page.html().select("[data-effect=left-out]").text())
                    .isEqualTo("1 user left out: you may not simulate them.");
            assertThat(page.html().select("#effect").text()).contains("eve").doesNotContain("bob");
        }

        @Test
        void on_oneself_is_told_before_it_is_saved() {
            String arn = account.policy("Admins", allow("*", "*"));
            Person boss = account.userWithPassword("boss").with(arn);
            dana = PortalClient.open().signedIn(boss);
            String edit = LIST + "/Admins/edit";

            PortalClient.Page warned =
                    dana.get(edit).form(edit).with("policyDocument", READ_USERS).submit();

            assertThat(warned.status()).isEqualTo(422);
            assertThat(warned.html().select("#error-summary").text()).contains("You would lose permissions yourself");
            assertThat(warned.form(edit).with("understood", "on").submit().status())
                    .isEqualTo(303);
        }

        @Test
        void that_is_half_told_says_how_far_it_is_and_goes_on_from_there() {
            String arn = account.policy("Team", READ_USERS);
            String first = Stream.of("ann", "bob", "eve")
                    .map(name -> account.user(name).with(arn).userId())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            String edit = LIST + "/Team/edit";
            String changed = allow("iam:ListUsers", "*");
            PolicyEffect half = new PolicyEffect(3, first, false, 1, 0, 1);
            String seal = seals.seal(administrator.caller(), arn, changed, half);

            String drawn = new EditorDrawing.PolicyEffectView(
                            Optional.of(PolicyEffectReport.of(half, List.of(), Optional.of(seal))), edit)
                    .render();
            Map<String, String> sent =
                    new HashMap<>(fields(dana.get(edit).form(edit).with("policyDocument", changed)));
            sent.put("progress", seal);
            PortalClient.Page whole = dana.post(edit + "/effect", sent);

            assertThat(drawn).contains("<progress value=\"1\" max=\"3\"", "1 of 3 users evaluated.", "Go on", seal);
            assertThat(whole.html().select("[data-effect=headline]").text())
                    .isEqualTo("Something changes for 3 of 3 users.");
            assertThat(whole.html().select("[data-effect=gain]").text()).contains("iam:ListUsers: 2 (");
            assertThat(whole.html().select("#effect progress")).isEmpty();
        }

        private PortalClient.Page effect(String edit, String document) {
            return dana.post(edit + "/effect", fields(dana.get(edit).form(edit).with("policyDocument", document)));
        }
    }

    private PortalClient.Page create(String name, String document) {
        return dana.get("/admin/create-policy")
                .form("/admin/create-policy")
                .with("policyName", name)
                .with("policyDocument", document)
                .submit();
    }

    private static Map<String, String> fields(PortalClient.Filled filled) {
        return filled.fields();
    }
}
