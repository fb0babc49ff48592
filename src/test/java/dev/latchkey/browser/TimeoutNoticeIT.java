package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Nobody is signed out for want of use without having been asked; the browser's clock is moved, not waited for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeoutNoticeIT {

    private static final String ASKED = "You will be signed out in two minutes";

    @Test
    void two_minutes_before_the_end_the_person_is_asked_and_can_stay() {
        try (Window window = Window.with(Scripts.ON)) {
            Page page = window.walk().page();
            page.clock().install();
            window.walk()
                    .signInAs("gwen")
                    .open("/security-credentials/password")
                    .type("New password", "Half-typed-7");
            Locator question = page.getByRole(AriaRole.ALERTDIALOG);

            page.clock().fastForward("27:30");
            assertThat(question).isHidden();
            page.clock().fastForward("01:00");
            assertThat(question).containsText(ASKED);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stay signed in"))
                    .click();
            assertThat(question).isHidden();
            window.walk().finds("New password", "Half-typed-7");

            page.clock().fastForward("28:30");
            assertThat(question).containsText(ASKED);
            page.clock().fastForward("02:00");
            assertThat(question).containsText("You were signed out");
        }
    }
}
