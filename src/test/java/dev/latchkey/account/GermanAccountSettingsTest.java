package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The account settings and what they answer are told in German. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanAccountSettingsTest {

    private static final String PAGE = "/admin/account-settings";
    private static final String POLICY = PAGE + "/password-policy";

    @Inject
    World world;

    @Test
    void from_the_first_look_to_the_default_policy_again() {
        World.Account account = world.account();
        PortalClient dana = german(account.userWithPassword("dana").administrator());
        PortalClient.Page page = dana.get(PAGE);
        page.form(PAGE + "/alias").with("accountAlias", "-").submit();
        PortalClient.Page named = page.form(PAGE + "/alias")
                .with("accountAlias", "x-" + account.accountId())
                .submit()
                .follow();
        PortalClient.Page wrong =
                named.form(POLICY).with("minimumPasswordLength", "5").submit();
        PortalClient.Page effect =
                dana.post(POLICY + "/effect", named.form(POLICY).fields());
        PortalClient.Page applied = wrong.form(POLICY)
                .with("minimumPasswordLength", "10")
                .with("requireNumbers", "on")
                .with("expirePasswords", "on")
                .with("maxPasswordAge", "90")
                .with("hardExpiry", "on")
                .submit();
        PortalClient.Page after = applied.follow();
        PortalClient.Page conflict = page.form(POLICY).submit();
        dana.get(POLICY + "/default");
        PortalClient.Page standard =
                dana.get(POLICY + "/default").form(POLICY + "/default").submit().follow();
        PortalClient.Page unnamed =
                standard.form(PAGE + "/alias/delete").submit().follow();

        assertThat(page.html().select("h1").text()).isEqualTo("Kontoeinstellungen");
        assertThat(page.text()).contains("Es gilt die Standardrichtlinie von IAM");
        assertThat(wrong.html().select("#error-summary").text()).contains("eine ganze Zahl von 6 bis 128");
        assertThat(effect.html().select("[data-effect=keep]").text())
                .isEqualTo("1 Benutzer darf es vorher und nachher ändern: dana.");
        assertThat(after.html().select("#flash").text())
                .contains("Die Passwortrichtlinie ist angewendet.", "die älter als 90 Tage sind");
        assertThat(conflict.html().select("tr.different").text()).contains("weicht ab", "10 Zeichen");
        assertThat(unnamed.html().select("#flash").text()).contains("Der Alias ist gelöscht.");
    }

    private static PortalClient german(World.Person person) {
        return PortalClient.open().header("Accept-Language", "de").signedIn(person);
    }
}
