package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody whose browser speaks German, and who would rather read English for a while. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanIT {

    private static final int DESK = 1280;

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void paul_reads_German_and_changes_over_to_English_and_back(Scripts scripts) {
        try (Window window = Window.inGerman(scripts, DESK)) {
            Walk walk = window.walk().open("/signin").seesHeading("Anmelden");
            walk.signInInGerman("example-corp", "paul", DemoPortal.PASSWORD)
                    .seesHeading("Meine Sicherheitsanmeldeinformationen");
            Locator closed = walk.page().locator("[data-action='iam:CreateAccessKey'][data-decision=denied]");
            assertThat(closed.first()).hasText("Zugriffsschlüssel erstellen");
            assertThat(walk.page().locator("body > .copy")).hasCount(0);

            walk.chooseLanguage("English").seesHeading("My Security Credentials");
            assertThat(closed.first()).hasText("Create access key");
            walk.open("/security-credentials/git").seesHeading("My Security Credentials");

            walk.chooseLanguage("Deutsch").seesHeading("Meine Sicherheitsanmeldeinformationen");
            assertThat(walk.page()).hasURL(DemoPortal.address() + "/security-credentials/git");
        }
    }
}
