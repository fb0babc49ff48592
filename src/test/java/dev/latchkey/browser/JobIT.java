package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An import of many users, watched by whoever started it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JobIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String LINES = IntStream.range(0, 40)
            .mapToObj(i -> String.format("new-%02d,/new/,%s,", i, i % 4 == 0 ? "yes" : "no"))
            .collect(Collectors.joining("\n"));

    @AfterEach
    void tidyUp() {
        try (Window window = Window.with(Scripts.OFF)) {
            window.walk().signInAs("dana").open("/demo/tour").press("Reset now");
        }
    }

    @Test
    void its_page_goes_on_by_itself_where_scripts_run() {
        try (Window window = Window.with(Scripts.ON)) {
            Walk dana = start(window);

            dana.page()
                    .locator("#progress .badge", new Page.LocatorOptions().setHasText("Finished"))
                    .waitFor(new Locator.WaitForOptions().setTimeout((double) LIMIT.toMillis()));

            assertThat(dana.page()
                            .locator("#progress [hx-trigger], #progress[hx-trigger]")
                            .count())
                    .isZero();
            dana.follow("Show what became of each").sees("The user is made.");
            AccessibilityIT.hasNoBarrier(dana);
            showPasswords(dana);
            AccessibilityIT.hasNoBarrier(dana.open("/admin/jobs"));
            AccessibilityIT.hasNoBarrier(dana.open("/admin/old-access-keys?days=0"));
        }
    }

    @Test
    void its_page_is_looked_at_anew_by_a_link_where_none_run() {
        try (Window window = Window.with(Scripts.OFF)) {
            Walk dana = start(window);

            long end = System.nanoTime() + LIMIT.toNanos();
            while (dana.page().locator("#progress >> text=Finished").count() == 0) {
                assertThat(System.nanoTime()).isLessThan(end);
                dana.follow("Refresh");
            }

            showPasswords(dana);
        }
    }

    private static Walk start(Window window) {
        Walk dana = window.walk().signInAs("dana");
        dana.follow("Users")
                .follow("Import users")
                .type("Users, one in each line", LINES)
                .press("Check");
        return dana.sees("40 of 40 lines can be imported.").press("Import all").seesHeading("Import users");
    }

    private static void showPasswords(Walk dana) {
        dana.sees("40 of 40").sees("10 passwords wait to be shown, once.").press("Show passwords");
        assertThat(dana.secret("console-password").lines())
                .hasSize(11)
                .anyMatch(line -> line.startsWith("\"new-36\","));
        dana.finishSaving().seesHeading("Import users");
        assertThat(dana.page().locator("button:has-text('Show passwords')").count())
                .isZero();
    }
}
