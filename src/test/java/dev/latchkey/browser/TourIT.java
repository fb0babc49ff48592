package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guided tour of the demo: eight steps, each with a way to its beginning and a tick once it was taken. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TourIT {

    private static final String TOUR = "/demo/tour";
    private static final String NEW_KEY = "/security-credentials/access-keys/new";

    private static PortalClient signedIn(String user) {
        PortalClient browser = PortalClient.at(URI.create(DemoPortal.address()));
        assertThat(browser.signIn("example-corp", user, DemoPortal.PASSWORD).status())
                .isEqualTo(303);
        return browser;
    }

    private static String isTaken(PortalClient browser, int step) {
        return browser.get(TOUR).html().select("[data-step=" + step + "]").attr("data-taken");
    }

    @ParameterizedTest
    @CsvSource({"1, paul", "2, paul", "3, nora", "4, mia", "5, dana", "6, dana", "7, dana", "8, dana"})
    void each_step_leads_whose_step_it_is_to_where_it_begins(int step, String person) {
        PortalClient browser = signedIn(person);

        Page tour = browser.get(TOUR);
        String link = tour.html().select("[data-step=" + step + "] a.button").attr("href");

        assertThat(tour.html().select("[data-step]")).hasSize(8);
        assertThat(link).isEqualTo(TOUR + "/" + step);
        assertThat(browser.get(link).follow().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"2, paul", "7, dana", "8, dana"})
    void a_step_that_only_looks_is_ticked_by_following_its_link(int step, String person) {
        PortalClient browser = signedIn(person);

        browser.get(TOUR + "/" + step);

        assertThat(isTaken(browser, step)).isEqualTo("true");
    }

    @Test
    void a_step_that_does_something_is_ticked_by_the_trail() {
        PortalClient nora = signedIn("nora");

        Page made = nora.get(NEW_KEY).form(NEW_KEY).submit();

        assertThat(made.status()).isEqualTo(200);
        assertThat(isTaken(nora, 3)).isEqualTo("true");
        tidyUp(nora, made.html().select("[data-copy='Access key ID']").text());
    }

    /** The two keys that one may have are needed by others as well. */
    private static void tidyUp(PortalClient nora, String id) {
        String key = "/security-credentials/access-keys/" + id;
        nora.get("/security-credentials").form(key + "/deactivate").submit();
        Page deleted = nora.get(key + "/delete")
                .form(key + "/delete")
                .with("confirmation", id)
                .submit();
        assertThat(deleted.status()).isEqualTo(303);
    }
}
