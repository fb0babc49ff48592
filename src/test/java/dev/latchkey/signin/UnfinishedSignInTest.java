package dev.latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Routes;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever has given a password and owes a code still is a stranger everywhere but at the steps of the sign-in. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnfinishedSignInTest {
    private static final String NEW = "/security-credentials/mfa/new";

    /** Its own pages, and what answers whoever comes. */
    private static final Set<String> ITS_OWN =
            Set.of("/signin/mfa", "/signin/mfa/new", "/passkeys/second-factor", "/signin/change-password");

    @Inject
    World world;

    @Inject
    TestClock clock;

    private PortalClient owingACode() {
        World.Person dana = world.account().userWithPassword("dana").administrator();
        PortalClient.Page page = PortalClient.open().signedIn(dana).get(NEW);
        AuthenticatorApp app = AuthenticatorApp.with(
                page.html().select("[data-secret=totp-seed]").text(), clock);
        page.form(NEW)
                .with("secret-mfaCode1", app.code(-2))
                .with("secret-mfaCode2", app.code(-1))
                .submit();
        PortalClient browser = PortalClient.open();
        assertThat(browser.signIn(dana.account().accountId(), "dana", World.PASSWORD)
                        .location())
                .isEqualTo("/signin/mfa");
        return browser;
    }

    private static String answer(PortalClient.Page page) {
        return page.status() + (page.status() == 303 ? " " + page.location() : "");
    }

    @Test
    void every_page_answers_as_it_answers_somebody_who_is_not_signed_in() {
        PortalClient browser = owingACode();
        Map<String, String> asStranger = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();

        for (String route : Routes.reading()) {
            if (!ITS_OWN.contains(route)) {
                asStranger.put(route, answer(PortalClient.open().get(route)));
                seen.put(route, answer(browser.copy().get(route)));
            }
        }

        assertThat(seen).isEqualTo(asStranger).containsKeys("/security-credentials", "/admin/users", "/verify");
        assertThat(seen.get("/security-credentials")).startsWith("303 /signin");
    }

    @Test
    void every_form_answers_as_it_answers_somebody_who_is_not_signed_in() {
        PortalClient browser = owingACode();
        String owed = browser.get("/signin/mfa").form("/signin/mfa").fields().get("csrf");
        PortalClient stranger = PortalClient.open();
        String strangers = stranger.get("/signin").form("/signin").fields().get("csrf");
        Map<String, String> asStranger = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();

        for (String route : Routes.sending()) {
            // Signing out gives it up.
            if (!ITS_OWN.contains(route) && !route.equals("/signout")) {
                asStranger.put(route, answer(stranger.copy().post(route, Map.of("csrf", strangers))));
                seen.put(route, answer(browser.copy().post(route, Map.of("csrf", owed))));
            }
        }

        assertThat(seen).isEqualTo(asStranger).containsKeys("/security-credentials/password", "/verify");
        assertThat(browser.get("/signin/mfa").status()).isEqualTo(200);
    }
}
