package dev.latchkey.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Pages are in the language that the person chose, or else in the one that the browser asks for. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanPagesTest {

    @Inject
    World world;

    private World.Person paul() {
        return world.account().userWithPassword("paul").withPublished("ManageOwnPasswordOnly");
    }

    @Test
    void a_browser_that_asks_for_German_gets_it_before_anybody_signed_in() {
        Document page = PortalClient.open()
                .header("Accept-Language", "de-DE,de;q=0.9,en;q=0.5")
                .get("/signin")
                .html();

        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select(".skip-link").text()).isEqualTo("Zum Hauptinhalt springen");
    }

    @Test
    void what_a_person_chose_goes_before_what_the_browser_asks_for() {
        PortalClient browser =
                PortalClient.open().header("Accept-Language", "de").signedIn(paul());

        PortalClient.Page chosen = browser.get("/security-credentials")
                .form("/language")
                .with("language", "en")
                .submit();

        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.location()).isEqualTo("/security-credentials");
        assertThat(browser.cookie("__Host-language")).contains("en");
        assertThat(browser.get("/security-credentials").html().select("html").attr("lang"))
                .isEqualTo("en");
    }

    @Test
    void without_a_wish_it_is_English() {
        assertThat(PortalClient.open().get("/signin").html().select("html").attr("lang"))
                .isEqualTo("en");
    }

    @Test
    void a_language_that_there_is_not_is_English() {
        PortalClient browser = PortalClient.open().signedIn(paul());
        String csrf =
                browser.get("/security-credentials").form("/language").fields().get("csrf");

        browser.post(
                "/language",
                Map.of("csrf", String.valueOf(csrf), "language", "xx", "next", "https://elsewhere.example"));

        assertThat(browser.cookie("__Host-language")).contains("en");
    }

    @Test
    void a_closed_button_says_why_in_German_and_keeps_the_names_of_IAM() {
        PortalClient browser =
                PortalClient.open().header("Accept-Language", "de").signedIn(paul());

        Document page = browser.get("/security-credentials").html();

        assertThat(page.select("[data-action='iam:CreateAccessKey']").attr("data-decision"))
                .isEqualTo("denied");
        assertThat(page.select(".why").eachText()).anySatisfy(why -> assertThat(why)
                .contains("Niemand hat Ihnen die Berechtigung für iam:CreateAccessKey gegeben."));
    }
}
