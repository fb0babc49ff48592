package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Routes;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every route that takes a form, found in the application itself, refuses what does not come from a page of ours. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryFormRouteTest {

    @Inject
    World world;

    private World.Person administrator() {
        return world.account().userWithPassword("dana").administrator();
    }

    private static String tokenOf(PortalClient browser) {
        return browser.get("/security-credentials")
                .html()
                .select("input[name=csrf]")
                .eachAttr("value")
                .get(0);
    }

    @Test
    void there_are_some() {
        assertThat(Routes.sending()).contains("/signin", "/signout", "/theme", "/security-credentials/password");
    }

    @Test
    void with_nobody_signed_in_and_no_token() {
        PortalClient stranger = PortalClient.open();

        for (String route : Routes.sending()) {
            assertThat(stranger.post(route, Map.of()).status()).as(route).isEqualTo(403);
        }
    }

    @Test
    void without_a_token() {
        PortalClient browser = PortalClient.open().signedIn(administrator());

        for (String route : Routes.sending()) {
            assertThat(browser.post(route, Map.of()).status()).as(route).isEqualTo(403);
            assertThat(browser.post(route, Map.of("csrf", "AAAA")).status())
                    .as(route)
                    .isEqualTo(403);
        }
    }

    @Test
    void with_the_token_of_another_session() {
        World.Person dana = administrator();
        String stolen = tokenOf(PortalClient.open().signedIn(dana));
        PortalClient browser = PortalClient.open().signedIn(dana);

        for (String route : Routes.sending()) {
            assertThat(browser.post(route, Map.of("csrf", stolen)).status())
                    .as(route)
                    .isEqualTo(403);
        }
    }

    @Test
    void from_another_origin() {
        PortalClient browser = PortalClient.open().signedIn(administrator());
        String token = tokenOf(browser);

        for (String route : Routes.sending()) {
            for (String origin : Set.of("https://evil.example", "null", "http://localhost:1")) {
                PortalClient foreign = browser.copy().header("Origin", origin);
                assertThat(foreign.post(route, Map.of("csrf", token)).status())
                        .as(route)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void from_another_site() {
        PortalClient browser = PortalClient.open().signedIn(administrator());
        String token = tokenOf(browser);

        for (String route : Routes.sending()) {
            for (String site : Set.of("cross-site", "same-site")) {
                PortalClient foreign = browser.copy().header("Sec-Fetch-Site", site);
                assertThat(foreign.post(route, Map.of("csrf", token)).status())
                        .as(route)
                        .isEqualTo(403);
            }
        }
    }
}
