package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.support.Canaries;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whole ways through the portal with the keys Tab, Enter and letters alone: the pointer is never used. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyboardIT {

    private static final int MOST_TABS = 250;

    @Test
    void zoe_signs_in_and_finds_out_why_a_button_is_closed() {
        try (Window window = Window.with(Scripts.ON)) {
            Page page = window.walk().page();
            signIn(page, "zoe");

            tabTo(page, "[data-action='iam:CreateAccessKey']");
            assertThat(matches(page, "[data-decision=denied]")).isTrue();
            String reason = (String) page.evaluate("() => document.activeElement.getAttribute('aria-describedby')");
            page.keyboard().press("Enter");
            assertThat(matches(page, "#" + reason))
                    .as("the reason has the focus")
                    .isTrue();
            tabTo(page, "summary");
            page.keyboard().press("Enter");

            assertThat((Boolean) page.evaluate("() => document.activeElement.parentElement.open"))
                    .isTrue();
            assertThat((String) page.evaluate("() => document.activeElement.parentElement.innerText"))
                    .contains("iam:CreateAccessKey");
        }
    }

    @Test
    void dana_makes_a_group_and_deletes_it() {
        try (Window window = Window.with(Scripts.ON)) {
            Page page = window.walk().page();
            signIn(page, "dana");

            follow(page, "a[href='/admin/groups']", "/admin/groups");
            follow(page, "main a[href='/admin/create-group']", "/admin/create-group");
            tabTo(page, "#groupName");
            page.keyboard().type("Keyboard");
            tabTo(page, "main [data-action='iam:CreateGroup']");
            send(page, "/admin/groups/Keyboard");
            follow(page, "main [data-action='iam:DeleteGroup']", "/admin/groups/Keyboard/delete");
            tabTo(page, "main input[type=text], main input:not([type])");
            page.keyboard().type("Keyboard");
            tabTo(page, "main [data-action='iam:DeleteGroup']");
            send(page, "/admin/groups");

            assertThat(page.locator("#flash").innerText()).contains("Keyboard");
            assertThat(page.locator("main a[href='/admin/groups/Keyboard']").count())
                    .isZero();
        }
    }

    private static void signIn(Page page, String user) {
        page.navigate(DemoPortal.address() + "/signin");
        tabTo(page, "[name=account]");
        page.keyboard().type("example-corp");
        tabTo(page, "[name=userName]");
        page.keyboard().type(user);
        tabTo(page, "[type=password]");
        Canaries.note(DemoPortal.PASSWORD);
        page.keyboard().type(DemoPortal.PASSWORD);
        send(page, "/security-credentials");
    }

    private static void follow(Page page, String selector, String path) {
        tabTo(page, selector);
        send(page, path);
    }

    /** Presses Enter, and waits for the page that follows. */
    private static void send(Page page, String path) {
        page.keyboard().press("Enter");
        page.waitForURL(DemoPortal.address() + path);
    }

    /** Goes on with Tab until the focus is there; on each step it is somewhere where it can be seen. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (matches(page, selector)) {
                assertThat((Boolean) page.evaluate("() => document.activeElement.checkVisibility()"))
                        .as("%s can be seen on %s", selector, page.url())
                        .isTrue();
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + selector + " on " + page.url());
    }

    private static boolean matches(Page page, String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }
}
