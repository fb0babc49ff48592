package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.PortalClient;
import java.net.URI;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The demo as a German browser is shown it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanDemoIT {

    private static Document page(String path) {
        return PortalClient.at(URI.create(DemoPortal.address() + "/"))
                .header("Accept-Language", "de")
                .get(path)
                .html();
    }

    @Test
    void tells_in_German_who_there_is_to_sign_in_as() {
        Document landing = page("/");

        assertThat(landing.select(".role").eachText()).contains("darf sein Passwort ändern");
        assertThat(landing.select(".policy").eachText())
                .contains("Richtlinie AdministratorAccess", "Keine Richtlinie")
                .contains("Richtlinie ManageOwnPasswordOnly über Gruppe PasswordSelfService");
    }

    @Test
    void leads_through_the_tour_in_German() {
        Document tour = page("/demo/tour");

        assertThat(tour.select("h1").text()).isEqualTo("Rundgang");
        assertThat(tour.select(".tour h2").eachText()).contains("Der Simulator erklärt Gwen");
        assertThat(page("/demo/authenticator").text()).contains("Aktueller Code");
    }
}
