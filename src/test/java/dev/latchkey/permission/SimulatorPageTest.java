package dev.latchkey.permission;

import static dev.latchkey.permission.PolicyOperationsTest.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import dev.latchkey.support.World.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The policy simulator. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulatorPageTest {

    private static final String PAGE = "/admin/simulator";

    @Inject
    World world;

    private Account account;
    private PortalClient dana;

    @BeforeEach
    void signIn() {
        account = world.account();
        dana = PortalClient.open().signedIn(account.userWithPassword("dana").administrator());
        account.user("mia").withPublished("ManageOwnCredentialsWithMFA");
    }

    @Test
    void can_be_kept_as_an_address() {
        PortalClient.Page page = dana.get(PAGE + "?principal=mia&actions=iam:CreateAccessKey&session=no-mfa");

        Elements result = page.html().select("[data-simulated='iam:CreateAccessKey']");
        assertThat(result.attr("data-decision")).isEqualTo("denied");
        assertThat(result.text())
                .contains("DenyAllExceptListedIfNoMFA", "What would change it: Setting up an MFA device")
                .contains("aws:MultiFactorAuthPresent holds");
        assertThat(page.html().select("#principal").val()).isEqualTo("mia");
    }

    @Test
    void decides_by_the_session_that_is_simulated() {
        assertThat(decision("session=mfa&actions=iam:CreateAccessKey")).isEqualTo("allowed");
        assertThat(decision("session=key&actions=iam:CreateAccessKey")).isEqualTo("denied");
        assertThat(decision("session=mfa&actions=iam:CreateVirtualMFADevice")).isEqualTo("allowed");
    }

    @Test
    void knows_the_account_s_setting() {
        account.user("zoe");
        String question = PAGE + "?principal=zoe&actions=iam:ChangePassword";

        assertThat(dana.get(question).text()).contains("The account setting Allow users to change their own password.");
        account.usersMayChangePassword();

        assertThat(dana.get(question).html().select("[data-simulated]").attr("data-decision"))
                .isEqualTo("allowed");
    }

    @Test
    void tries_a_draft_in_the_place_of_the_policy_that_it_is_of() {
        account.user("eve").with(account.policy("Team", allow("iam:GetUser", "*")));
        String edit = "/admin/policies/Team/edit";
        PortalClient.Filled editor = dana.get(edit).form(edit).with("policyDocument", allow("iam:ListUsers", "*"));

        PortalClient.Page simulator = dana.post(PAGE, editor.fields());
        PortalClient.Page result = simulator
                .form(PAGE)
                .with("principal", "eve")
                .with("actions", "iam:GetUser iam:ListUsers")
                .submit();

        assertThat(result.html().select("[data-simulated='iam:GetUser']").attr("data-decision"))
                .isEqualTo("denied");
        assertThat(result.html().select("[data-simulated='iam:ListUsers']").attr("data-decision"))
                .isEqualTo("allowed");
    }

    @Test
    void offers_the_nearest_action_for_one_that_does_not_exist() {
        PortalClient.Page page = dana.get(PAGE + "?principal=mia&actions=iam:CreateAccesKey");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("There is no action iam:CreateAccesKey. Did you mean iam:CreateAccessKey?");
    }

    @Test
    void simulates_only_whom_the_viewer_may_simulate_and_tells_texts_only_to_readers() {
        Person tester = account.userWithPassword("tester")
                .with(account.policy("Tester", """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:SimulatePrincipalPolicy",
                 "Resource": ["arn:aws:iam::%s:user/", "arn:aws:iam::%s:user/mia"]}}""".formatted(account.accountId(), account.accountId())));
        PortalClient client = PortalClient.open().signedIn(tester);

        PortalClient.Page permitted = client.get(PAGE + "?principal=mia&actions=iam:CreateAccessKey");
        PortalClient.Page refused = client.get(PAGE + "?principal=dana&actions=iam:CreateAccessKey");

        assertThat(permitted.html().select("[data-simulated]").text())
                .contains("DenyAllExceptListedIfNoMFA")
                .doesNotContain("NotAction iam:", "BoolIfExists");
        assertThat(refused.html().select("[data-simulated]")).isEmpty();
        assertThat(refused.html().select("main [data-reason]").attr("data-reason"))
                .isNotEmpty();
    }

    private String decision(String query) {
        return dana.get(PAGE + "?principal=mia&" + query)
                .html()
                .select("[data-simulated]")
                .attr("data-decision");
    }
}
