package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.latchkey.support.Crawler;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Routes;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * WCAG 2.2 AA as far as a program can tell: every page, in light and dark, on a phone and on a desk.
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
            Walk walk = window.walk();
            FOR_EVERYBODY.forEach(path -> hasNoBarrier(walk.open(path)));
        }
    }

    @Test
    void no_page_of_a_person_without_MFA_has_one() {
        Collection<String> pages = pagesOf("mia");
        assertThat(pages).contains("/security-credentials", "/security-credentials/git");
        try (Window window = Window.with(Scripts.ON)) {
            Walk walk = window.walk().signInAs("mia");
            pages.forEach(path -> hasNoBarrier(walk.open(path)));
        }
    }

    @Test
    void no_page_of_an_administrator_has_one() {
        Collection<String> pages = pagesOf("dana");
        assertThat(pages).contains("/admin", "/admin/users", "/admin/groups", "/admin/policies", "/admin/activity");
        try (Window window = Window.with(Scripts.ON)) {
            Walk walk = window.walk().signInAs("dana");
            pages.forEach(path -> hasNoBarrier(walk.open(path)));
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

    /** One address for each route that this person reaches by links. */
    private static Collection<String> pagesOf(String user) {
        PortalClient browser = PortalClient.at(URI.create(DemoPortal.address() + "/"));
        browser.signIn("example-corp", user, DemoPortal.PASSWORD);
        Map<String, String> byRoute = new LinkedHashMap<>();
        Crawler.crawl(browser, List.of("/security-credentials")).forEach((address, page) -> {
            if (page.status() < 300) {
                byRoute.putIfAbsent(Routes.templateOf(address), address);
            }
        });
        return byRoute.values();
    }

    @Test
    void no_page_in_German_has_one() {
        try (Window window = Window.inGerman(Scripts.ON, PHONE)) {
            Walk walk = window.walk();
            FOR_EVERYBODY.forEach(path -> hasNoBarrier(walk.open(path), PHONE, ColorScheme.LIGHT));
            walk.open("/signin");
            walk.signInInGerman("example-corp", "dana", DemoPortal.PASSWORD);
            pagesOf("dana").forEach(path -> hasNoBarrier(walk.open(path), PHONE, ColorScheme.LIGHT));
        }
    }

    /** Looks at the page that is open, in both widths, and at its colours in the dark. */
    static void hasNoBarrier(Walk walk) {
        hasNoBarrier(walk, DESK, ColorScheme.DARK);
        hasNoBarrier(walk, DESK, ColorScheme.LIGHT);
        hasNoBarrier(walk, PHONE, ColorScheme.LIGHT);
    }

    private static void hasNoBarrier(Walk walk, int width, ColorScheme colours) {
        Page page = walk.page();
        page.setViewportSize(width, HEIGHT);
        // Without motion: what is looked at are colours, not the way from one to the other.
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
        AxeBuilder axe = new AxeBuilder(page);
        List<Rule> violations = (colours == ColorScheme.LIGHT ? axe.withTags(CRITERIA) : axe.withRules(OF_COLOURS))
                .analyze()
                .getViolations();
        assertThat(violations)
                .as("barriers on %s, %s, %d pixels wide", page.url(), colours, width)
                .extracting(violation -> violation.getId() + ": " + violation.getNodes())
                .isEmpty();
        int overflow =
                (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow)
                .as("sideways scrolling on %s, %d pixels wide", page.url(), width)
                .isZero();
    }
}
