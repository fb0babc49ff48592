package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.latchkey.support.Canaries;
import dev.latchkey.support.PortalClient;
import java.net.URI;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is left of people and their secrets where they should be gone: in the browser, in the database, in the log.
 *
 * <p>The name is late in the alphabet, so that the search comes after most walks of a run and finds what they left.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WhatStaysBehindIT {

    private static final String CANARY = "Canary-Otter-Lantern-58";

    @Test
    void the_script_library_keeps_nothing_in_the_browser_and_evaluates_no_text() {
        try (Window window = Window.with(Scripts.ON)) {
            Walk dana = window.walk().signInAs("dana");
            dana.open("/security-credentials/git").open("/security-credentials/password");
            dana.open("/admin/account-settings").press("Preview effect").sees("Effect of this policy");
            dana.open("/security-credentials");
            Page page = dana.page();

            assertThat(page.evaluate("sessionStorage.length + localStorage.length"))
                    .isEqualTo(0);
            assertThat(page.evaluate("[htmx.config.allowEval, htmx.config.allowScriptTags,"
                            + " htmx.config.includeIndicatorStyles, htmx.config.selfRequestsOnly,"
                            + " htmx.config.historyCacheSize]"))
                    .isEqualTo(List.of(false, false, false, true, 0));
            assertThat(page.evaluate("document.querySelectorAll('style').length"))
                    .isEqualTo(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void going_back_after_signing_out_shows_nothing_of_the_person(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk nora = window.walk().signInAs("nora").open("/security-credentials/password");
            nora.open("/security-credentials").sees("arn:aws:iam::123456789012:user/nora");

            nora.signOut();
            for (int i = 0; i < 2; i++) {
                nora.page().goBack();
                nora.page().waitForLoadState(LoadState.LOAD);

                assertThat(nora.page().locator("body")).not().containsText("arn:aws:iam::123456789012:user/nora");
                assertThat(nora.page().locator("main [data-action]")).hasCount(0);
            }
        }
    }

    @Test
    void no_secret_is_found_in_the_database_the_log_or_the_metrics() throws SQLException {
        PortalClient paul = PortalClient.at(URI.create(DemoPortal.address() + "/"));
        paul.signIn("210987654321", "paul", CANARY + "-wrong");
        paul.signIn("210987654321", "paul", DemoPortal.PASSWORD);
        changePassword(paul, DemoPortal.PASSWORD, CANARY);
        changePassword(paul, CANARY, DemoPortal.PASSWORD);

        assertThat(Canaries.noted())
                .contains(CANARY, CANARY + "-wrong", paul.cookie("__Host-sid").orElseThrow());
        Set<String> secrets = new LinkedHashSet<>(Canaries.noted());
        secrets.add(DemoPortal.PASSWORD);
        assertThat(traces(DemoPortal.data().dump(), secrets))
                .as("in the database")
                .isEmpty();
        // The demo prints its password and its keys on purpose: only the database must not know them.
        secrets.removeIf(secret -> secret.equals(DemoPortal.PASSWORD) || secret.startsWith("demo/only/"));
        assertThat(traces(DemoPortal.process().output(), secrets))
                .as("in the log")
                .isEmpty();
        assertThat(traces(DemoPortal.process().get("/metrics").body(), secrets))
                .as("in the metrics")
                .isEmpty();
    }

    /** What was found, and in which form. */
    private static List<String> traces(String heap, Set<String> secrets) {
        return secrets.stream()
                .flatMap(secret ->
                        Canaries.formsOf(secret).stream().filter(heap::contains).map(form -> secret + " as " + form))
                .toList();
    }

    private static void changePassword(PortalClient person, String current, String replacement) {
        assertThat(person.get("/security-credentials/password")
                        .form("/security-credentials/password")
                        .with("secret-oldPassword", current)
                        .with("secret-newPassword", replacement)
                        .with("secret-confirmPassword", replacement)
                        .submit()
                        .status())
                .isEqualTo(303);
    }
}
