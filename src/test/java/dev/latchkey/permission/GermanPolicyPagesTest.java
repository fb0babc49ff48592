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
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The pages about policies and permissions for somebody who reads German: sentences whose words vary, and lists of them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanPolicyPagesTest {

    private static final String LIST = "/admin/policies";

    @Inject
    World world;

    private Account account;
    private PortalClient dana;

    @BeforeEach
    void signIn() {
        account = world.account();
        dana = german(account.userWithPassword("dana").administrator());
    }

    private static PortalClient german(Person person) {
        return PortalClient.open().header("Accept-Language", "de").signedIn(person);
    }

    @Test
    void findings_are_told_with_what_to_do_about_them() {
        account.policy("Dangerous", allow("iam:*", "*"));

        assertThat(dana.get(LIST + "?scope=Local").text()).contains("1 Sicherheitsbefund");
        assertThat(dana.get(LIST + "/Dangerous").html().select(".findings").text())
                .contains("Sicherheitsbefund Zeile", "Wer dies hat, kann die Rechte anderer erlangen: iam:")
                .contains("weitere. Schränken Sie die Ressource ein");
    }

    @Test
    void what_keeps_a_policy_from_being_saved_is_told_with_the_finding() {
        String create = "/admin/create-policy";

        PortalClient.Page page = dana.get(create)
                .form(create)
                .with("policyName", "Broken")
                .with("policyDocument", "{\"Version\": \"2012-10-17\"}")
                .submit();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#error-summary li").text())
                .isEqualTo("Die Richtlinie kann nicht gespeichert werden. Zeile 1, Spalte 1: "
                        + "Die Richtlinie hat kein Statement. Berichtigen Sie den Text an dieser Stelle.");
    }

    @Test
    void the_simulator_tells_decision_reason_and_every_statement() {
        account.user("mia").withPublished("ManageOwnCredentialsWithMFA");

        Document page = dana.get("/admin/simulator?principal=mia&actions=iam:CreateAccessKey&session=no-mfa")
                .html();

        assertThat(page.select("[data-simulated]").text())
                .contains("Ausdrücklich verweigert Verweigert durch Anweisung DenyAllExceptListedIfNoMFA in der")
                .contains("Was das ändern würde: Ein MFA-Gerät einzurichten und sich damit anzumelden.")
                .contains("aws:MultiFactorAuthPresent ist erfüllt (BoolIfExists false; hier");
        assertThat(dana.get("/admin/simulator?principal=mia&actions=iam:CreateAccesKey")
                        .text())
                .contains("Es gibt keine Aktion iam:CreateAccesKey. Meinten Sie iam:CreateAccessKey?");
    }

    @Test
    void the_effect_of_a_text_is_told_action_by_action() {
        account.user("eve").with(account.policy("Team", allow("iam:GetUser", "*")));
        String edit = LIST + "/Team/edit";
        PortalClient.Filled editor = dana.get(edit).form(edit).with("policyDocument", allow("iam:ListUsers", "*"));

        Document page = dana.post(edit + "/effect", editor.fields()).html();

        assertThat(page.select("[data-effect=headline]").text()).isEqualTo("Für 1 von 1 Benutzer ändert sich etwas.");
        assertThat(page.select("[data-effect=lose]").text()).contains("iam:GetUser auf sich selbst: 1 (eve)");
    }

    @Test
    void what_one_would_lose_oneself_is_told_as_a_list() {
        Person boss = account.userWithPassword("boss").with(account.policy("Admins", allow("*", "*")));
        String edit = LIST + "/Admins/edit";

        PortalClient.Page warned = german(boss)
                .get(edit)
                .form(edit)
                .with("policyDocument", allow("iam:GetUser", "*"))
                .submit();

        assertThat(warned.html().select("#error-summary li").text())
                .startsWith("Sie würden selbst Berechtigungen verlieren: iam:")
                .contains(" auf ", "; und ", " weitere. Setzen Sie das Häkchen, um trotzdem zu speichern.")
                .doesNotContain(" on ", " more");
    }

    @Test
    void attaching_and_detaching_is_told_with_its_undo() {
        account.policy("Team", allow("iam:GetUser", "*"));
        account.user("eve");

        PortalClient.Page attached = dana.get(LIST + "/Team")
                .form(LIST + "/Team/attach-user")
                .with("userName", "eve")
                .submit();
        Document page = dana.get(attached.location()).html();

        assertThat(page.select("#flash .flash").text()).endsWith(": Die Richtlinie ist an den Benutzer eve angehängt.");
        assertThat(page.select("#flash button").text()).isEqualTo("Rückgängig Anhängen an eve");
    }

    @Test
    void what_a_user_may_do_is_told_with_where_it_comes_from() {
        account.group("team").attachToGroup("team", account.policy("Team", allow("iam:GetUser", "*")));
        account.user("bob").in("team");

        Document page = dana.get("/admin/users/bob/permissions").html();

        assertThat(page.select("[data-section=permissions] tr:contains(iam:GetUser)")
                        .first())
                .satisfies(row -> assertThat(String.valueOf(row)).contains("Zugelassen", "Über die Gruppe team"));
        assertThat(page.select("[data-section=permissions] tbody").text())
                .contains("Nicht zugelassen")
                .doesNotContain("allowed", "policy");
    }
}
