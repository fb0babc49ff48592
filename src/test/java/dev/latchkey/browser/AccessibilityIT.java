package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * WCAG 2.2 AA as far as a program can tell, and the way of a keyboard: every page, in light and dark, on a phone and on
 * a desk, in English and German.
 *
 * <p>Pages are found by walking along links, so that new ones are among them; of pages of one route, one is looked at.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessibilityIT {

    private static final List<String> CRITERIA = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");

    /** What colours have a say in; everything else is the same in the dark. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private static final int PHONE = 320;
    private static final int DESK = 1280;
    private static final int HEIGHT = 900;

    private static final List<String> FOR_EVERYBODY =
            List.of("/", "/signin", "/signin/example-corp", "/nowhere", "/demo/tour", "/demo/authenticator");

    @Test
    void no_page_before_signing_in_has_a_barrier_that_a_program_can_find() {
        try (Window window = Window.with(Scripts.ON)) {
            haveNoBarrier(window, window.walk(), FOR_EVERYBODY);
        }
    }

    @Test
    void no_page_of_a_person_without_MFA_has_one() {
        Collection<String> pages = OwnPages.of("mia");
        assertThat(pages).contains("/security-credentials", "/security-credentials/git");
        try (Window window = Window.with(Scripts.ON)) {
            haveNoBarrier(window, window.walk().signInAs("mia"), pages);
        }
    }

    @Test
    void no_page_of_an_administrator_has_one() {
        Collection<String> pages = OwnPages.of("dana");
        assertThat(pages).contains("/admin", "/admin/users", "/admin/groups", "/admin/policies", "/admin/activity");
        try (Window window = Window.with(Scripts.ON)) {
            haveNoBarrier(window, window.walk().signInAs("dana"), pages);
        }
    }

    @Test
    void no_page_that_asks_for_a_code_or_shows_a_secret_has_one() {
        try (Window window = Window.with(Scripts.ON)) {
            Walk walk = window.walk().signIn("example-corp", "max", DemoPortal.PASSWORD);
            hasNoBarrier(walk);
            walk.open("/demo/authenticator");
            hasNoBarrier(walk);
        }
        try (Window window = Window.with(Scripts.ON)) {
            Walk walk = window.walk().signIn("other-corp", "paul", DemoPortal.PASSWORD);
            hasNoBarrier(walk.follow("Create access key"));
            walk.press("Create access key");
            hasNoBarrier(walk);
        }
    }

    private static void haveNoBarrier(Window window, Walk walk, Collection<String> paths) {
        for (String path : paths) {
            hasNoBarrier(walk.open(path));
            window.speak("de");
            isForAPhone(walk.open(path).page());
            window.speak("en");
        }
    }

    /** Looks at the page that is open, with the keyboard, in both widths, and at its colours in the dark. */
    static void hasNoBarrier(Walk walk) {
        Page page = walk.page();
        show(page, DESK, ColorScheme.LIGHT);
        Keyboard.leadsEverywhere(page);
        isWithoutBarrier(page, Axe.violationsOf(page, CRITERIA));
        show(page, DESK, ColorScheme.DARK);
        isWithoutBarrier(page, Axe.violationsOfRules(page, OF_COLOURS));
        show(page, PHONE, ColorScheme.LIGHT);
        isForAPhone(page);
    }

    private static void isForAPhone(Page page) {
        isWithoutBarrier(page, Axe.violationsOf(page, CRITERIA));
        Keyboard.leadsBack(page);
    }

    private static void isWithoutBarrier(Page page, List<?> violations) {
        String where = page.url() + " in "
                + page.evaluate("[document.documentElement.lang, innerWidth, matchMedia('(prefers-color-scheme: dark)')"
                        + ".matches ? 'dark' : 'light'].join(', ')");
        assertThat(violations).as("barriers on %s", where).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling on %s", where)
                .isEqualTo(0);
    }

    // Without motion: what is looked at are colours, not the way from one to the other.
    private static void show(Page page, int width, ColorScheme colours) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
    }
}
