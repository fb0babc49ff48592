package dev.latchkey.permission;

import static dev.latchkey.permission.PolicyOperationsTest.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.operation.member.Page;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import dev.latchkey.support.World.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The pages about policies, as a browser without a script sees them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyPagesTest {

    private static final String READ_USERS = allow("iam:GetUser", "*");
    private static final String DANGEROUS = allow("iam:*", "*");
    private static final String LIST = "/admin/policies";

    @Inject
    World world;

    private Account account;
    private PortalClient dana;

    @BeforeEach
    void signIn() {
        account = world.account();
        dana = PortalClient.open().signedIn(account.userWithPassword("dana").administrator());
    }

    @Nested
    class The_list {

        @Test
        void tells_type_use_versions_and_the_worst_finding_and_can_be_filtered() {
            account.user("eve").with(account.policy("Dangerous", DANGEROUS));

            PortalClient.Page all = dana.get(LIST);
            PortalClient.Page own = dana.get(LIST + "?scope=Local");

            assertThat(all.text()).contains("AdministratorAccess", "AWS managed", "Customer managed");
            assertThat(own.text()).contains("Dangerous").doesNotContain("IAMFullAccess");
            assertThat(own.html().select("tbody tr").text()).contains("1 security finding");
            assertThat(own.html().select("a[href='/admin/policies/Dangerous']")).hasSize(1);
        }

        @Test
        void is_closed_with_its_reason_to_whoever_may_not_list() {
            PortalClient eve = PortalClient.open().signedIn(account.userWithPassword("eve"));

            PortalClient.Page page = eve.get(LIST);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().select("table")).isEmpty();
            assertThat(page.html().select("main [data-reason]").attr("data-reason"))
                    .isEqualTo("not-granted");
            assertThat(page.html().select("[data-action='iam:CreatePolicy']").attr("data-decision"))
                    .isEqualTo("denied");
        }
    }

    @Nested
    class A_policy {

        @Test
        void is_attached_and_detached_and_each_can_be_taken_back() {
            account.policy("Readers", READ_USERS);
            account.group("team");

            PortalClient.Page attached = dana.get(LIST + "/Readers")
                    .form(LIST + "/Readers/attach-group")
                    .with("groupName", "team")
                    .submit()
                    .follow();
            assertThat(attached.text()).contains("The policy is attached to the group team.");
            PortalClient.Page detached =
                    attached.form(LIST + "/Readers/groups/team/detach").submit().follow();
            assertThat(detached.text())
                    .contains("The policy is detached from the group team.", "Nobody holds this policy yet.");
            PortalClient.Page again =
                    detached.form(LIST + "/Readers/groups/team/attach").submit().follow();

            assertThat(again.html().select("[data-section=attached] tbody th").text())
                    .isEqualTo("team");
        }

        @Test
        void is_attached_to_nobody_who_does_not_exist_and_what_was_typed_stays() {
            account.policy("Readers", READ_USERS);

            PortalClient.Page page = dana.get(LIST + "/Readers")
                    .form(LIST + "/Readers/attach-user")
                    .with("userName", "ghost")
                    .submit();

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html().select("#error-summary").text()).contains("There is no user ghost.");
            assertThat(page.html().select("#userName").val()).isEqualTo("ghost");
        }

        @Test
        void of_AWS_is_shown_and_attached_and_has_no_way_to_be_changed() {
            account.user("eve");
            String path = "/admin/aws-policies/IAMUserSSHKeys";

            PortalClient.Page page = dana.get(path);

            assertThat(page.html().select("[data-action='iam:CreatePolicyVersion'], [data-action='iam:DeletePolicy']"))
                    .isEmpty();
            assertThat(page.text()).contains("nobody changes it");
            page.form(path + "/attach-user").with("userName", "eve").submit();
            assertThat(account.perform(new ListAttachedUserPolicies("eve", null, Page.FIRST))
                            .items())
                    .hasSize(1);
        }

        @Test
        void is_deleted_once_its_name_is_typed_with_all_its_versions() {
            String arn = account.policy("Old", READ_USERS);
            account.perform(new CreatePolicyVersion(arn, DANGEROUS, false));

            PortalClient.Page wrong = dana.get(LIST + "/Old/delete")
                    .form(LIST + "/Old/delete")
                    .with("confirmation", "old")
                    .submit();
            assertThat(wrong.status()).isEqualTo(422);
            PortalClient.Page done =
                    wrong.form(LIST + "/Old/delete").with("confirmation", "Old").submit();

            assertThat(done.location()).isEqualTo(LIST);
            assertThat(dana.get(LIST + "/Old").status()).isEqualTo(404);
        }

        @Test
        void that_is_in_use_has_a_closed_delete_button() {
            account.user("eve").with(account.policy("Used", READ_USERS));

            assertThat(dana.get(LIST + "/Used")
                            .html()
                            .select("[data-action='iam:DeletePolicy']")
                            .attr("data-decision"))
                    .isEqualTo("denied");
        }

        @Test
        void shows_any_version_and_puts_another_in_force() {
            String arn = account.policy("Two", READ_USERS);
            account.perform(new CreatePolicyVersion(arn, DANGEROUS, false));

            PortalClient.Page second = dana.get(LIST + "/Two?version=v2");
            assertThat(second.html().select("[data-section=document]").text()).contains("iam:*", "Security finding");
            dana.get(LIST + "/Two").form(LIST + "/Two/versions/v2/default").submit();

            assertThat(account.perform(new GetPolicy(arn)).defaultVersionId()).isEqualTo("v2");
        }

        @Test
        void is_tried_in_the_simulator_by_whoever_may_simulate() {
            account.policy("Readers", READ_USERS);

            assertThat(dana.get(LIST + "/Readers")
                            .html()
                            .select("main a[href='/admin/simulator?actions=iam%3AGetUser']")
                            .text())
                    .isEqualTo("Try it in the simulator");
        }

        @Test
        void goes_back_to_the_version_that_was_in_force_before() {
            String arn = account.policy("Two", READ_USERS);
            account.perform(new CreatePolicyVersion(arn, DANGEROUS, false));

            PortalClient.Page changed = dana.get(LIST + "/Two")
                    .form(LIST + "/Two/versions/v2/default")
                    .submit()
                    .follow();
            assertThat(changed.html().select("#flash").text())
                    .contains("Version v2 is in force", "Undo putting v2 in force, back to v1");
            PortalClient.Page undone =
                    changed.form(LIST + "/Two/versions/v1/default").submit().follow();

            assertThat(undone.html().select("#flash").text()).contains("Version v1 is in force");
            assertThat(account.perform(new GetPolicy(arn)).defaultVersionId()).isEqualTo("v1");
        }

        @Test
        void says_who_changed_it_last_to_whoever_sees_it_and_not_to_programs() {
            String arn = account.policy("Two", READ_USERS);
            assertThat(changedBy()).endsWith("by root");

            account.perform(new CreatePolicyVersion(arn, DANGEROUS, false));
            dana.get(LIST + "/Two").form(LIST + "/Two/versions/v2/default").submit();

            assertThat(changedBy()).endsWith("by dana");
        }

        private String changedBy() {
            return dana.get(LIST + "/Two")
                    .html()
                    .select("dt:containsOwn(Last changed) + dd")
                    .text();
        }

        @Test
        void of_another_account_is_not_there() {
            world.account().policy("Theirs", READ_USERS);

            assertThat(dana.get(LIST + "/Theirs").status()).isEqualTo(404);
        }

        @Test
        void cannot_be_changed_by_a_forged_form_where_the_button_is_closed() {
            account.policy("Readers", READ_USERS);
            Person reader = account.userWithPassword("reader").with("arn:aws:iam::aws:policy/IAMReadOnlyAccess");
            PortalClient client = PortalClient.open().signedIn(reader);
            PortalClient.Page page = client.get(LIST + "/Readers");

            assertThat(page.html()
                            .select("main button[data-action], main a[data-action]")
                            .not("[data-action='iam:SimulatePrincipalPolicy']")
                            .eachAttr("data-decision"))
                    .containsOnly("denied");
            PortalClient.Page forged = client.get(LIST + "/Readers/delete");
            assertThat(forged.html()
                            .select("main [data-action='iam:DeletePolicy']")
                            .attr("data-decision"))
                    .isEqualTo("denied");
        }
    }

    @Nested
    class The_last_administrator {

        @Test
        void cannot_leave_without_typing_the_account_s_name() {
            String detach = "/admin/aws-policies/AdministratorAccess/users/dana/detach";
            PortalClient.Page page = dana.get("/admin/aws-policies/AdministratorAccess");

            PortalClient.Page asked = page.form(detach).submit();
            assertThat(asked.status()).isEqualTo(422);
            assertThat(asked.text()).contains("nobody would be left who can administer the account " + account.alias());
            PortalClient.Page wrong =
                    asked.form(detach).with("accountName", "dana").submit();
            assertThat(wrong.status()).isEqualTo(422);
            PortalClient.Page done =
                    wrong.form(detach).with("accountName", account.alias()).submit();

            assertThat(done.status()).isEqualTo(303);
        }

        @Test
        void is_only_who_has_no_other_beside_them() {
            account.userWithPassword("zed").administrator();
            PortalClient.Page page = dana.get("/admin/aws-policies/AdministratorAccess");

            assertThat(page.form("/admin/aws-policies/AdministratorAccess/users/dana/detach")
                            .submit()
                            .status())
                    .isEqualTo(303);
        }
    }
}
