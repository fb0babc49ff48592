package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.latchkey.support.Canaries;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whole ways through the portal with the keys Tab, Enter and letters alone: the pointer is never used. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyboardIT {

    private static final String FORMS = "main form[method=post]";

    private static final String TOO_LONG = "x".repeat(300);

    /** What text is typed into. */
    private static final String TYPED =
            "textarea, input:is([type=text], [type=password], :not([type])):not([readonly])";

    @Test
    void zoe_signs_in_and_finds_out_why_a_button_is_closed() {
        try (Window window = Window.with(Scripts.ON)) {
            Page page = window.walk().page();
            signIn(page, "zoe");

            Keyboard.tabTo(page, "[data-action='iam:CreateAccessKey']");
            assertThat(Keyboard.isFocused(page, "[data-decision=denied]")).isTrue();
            String reason = (String) page.evaluate("() => document.activeElement.getAttribute('aria-describedby')");
            page.keyboard().press("Enter");
            assertThat(Keyboard.isFocused(page, "#" + reason))
                    .as("the reason has the focus")
                    .isTrue();
            Keyboard.tabTo(page, "summary");
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
            Keyboard.tabTo(page, "#groupName");
            page.keyboard().type("Keyboard");
            Keyboard.tabTo(page, "main [data-action='iam:CreateGroup']");
            send(page, "/admin/groups/Keyboard");
            follow(page, "main [data-action='iam:DeleteGroup']", "/admin/groups/Keyboard/delete");
            Keyboard.tabTo(page, "main input[type=text], main input:not([type])");
            page.keyboard().type("Keyboard");
            Keyboard.tabTo(page, "main [data-action='iam:DeleteGroup']");
            send(page, "/admin/groups");

            assertThat(page.locator("#flash").innerText()).contains("Keyboard");
            assertThat(page.locator("main a[href='/admin/groups/Keyboard']").count())
                    .isZero();
        }
    }

    @Test
    void a_menu_closes_with_Escape_and_behind_whoever_leaves_it() {
        try (Window window = Window.with(Scripts.ON)) {
            Page page = window.walk().page();
            signIn(page, "zoe");

            Keyboard.tabTo(page, ".user-menu > summary");
            page.keyboard().press("Space");
            Keyboard.tabTo(page, ".user-menu .sign-out");
            page.keyboard().press("Escape");
            assertThat(Keyboard.isFocused(page, ".user-menu:not([open]) > summary"))
                    .as("the menu is closed and its button has the focus")
                    .isTrue();

            page.keyboard().press("Enter");
            Keyboard.tabTo(page, ".user-menu[open] .sign-out");
            page.keyboard().press("Tab");
            assertThat(Keyboard.isFocused(page, "main *")).isTrue();
            assertThat(page.locator(".user-menu[open]").count()).isZero();
        }
    }

    @Test
    void what_is_wrong_with_a_form_has_the_focus_on_every_page() {
        int wrong = 0;
        try (Window window = Window.with(Scripts.ON)) {
            Walk walk = window.walk().signInAs("dana");
            // Some forms ask one before they are sent.
            VirtualAuthenticator authenticator = new VirtualAuthenticator(walk.page(), true);
            for (String path : OwnPages.of("dana")) {
                Page page = walk.open(path).page();
                Locator field = page.locator(FORMS).locator(TYPED).first();
                if (field.count() > 0 && comesBack(page, field)) {
                    assertThat(Keyboard.isFocused(page, "#error-summary"))
                            .as("the mistakes on %s", path)
                            .isTrue();
                    assertThat(page.title()).as(path).startsWith("Error: ");
                    wrong++;
                }
            }
            // A passkey was made for the form that came back, and the portal took none.
            assertThat(authenticator.credential().get("isResidentCredential").getAsBoolean())
                    .isTrue();
            assertThat(walk.open("/security-credentials")
                            .page()
                            .locator("[data-section=mfa] tbody tr")
                            .count())
                    .isZero();
            walk.open("/demo/tour").press("Reset now");
        }
        assertThat(wrong).isGreaterThan(15);
    }

    /** Sends the form of a field with more in it than any takes, and answers whether it came back with mistakes. */
    private static boolean comesBack(Page page, Locator field) {
        page.evaluate("document.documentElement.dataset.old = ''");
        field.evaluate("field => { field.form.noValidate = true; field.removeAttribute('maxlength'); }");
        field.fill(TOO_LONG);
        if ((Boolean) field.evaluate("field => field.matches('textarea')")) {
            field.evaluate("field => field.form.querySelector('button:not([type=button])').focus()");
        }
        page.keyboard().press("Enter");
        page.locator("html:not([data-old]) .page-footer").waitFor();
        page.waitForLoadState();
        return page.locator("#error-summary").count() > 0;
    }

    private static void signIn(Page page, String user) {
        page.navigate(DemoPortal.address() + "/signin");
        Keyboard.tabTo(page, "[name=account]");
        page.keyboard().type("example-corp");
        Keyboard.tabTo(page, "[name=userName]");
        page.keyboard().type(user);
        Keyboard.tabTo(page, "[type=password]");
        Canaries.note(DemoPortal.PASSWORD);
        page.keyboard().type(DemoPortal.PASSWORD);
        send(page, "/security-credentials");
    }

    private static void follow(Page page, String selector, String path) {
        Keyboard.tabTo(page, selector);
        send(page, path);
    }

    /** Presses Enter, and waits for the page that follows. */
    private static void send(Page page, String path) {
        page.keyboard().press("Enter");
        page.waitForURL(DemoPortal.address() + path);
    }
}
