package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.support.Canaries;
import java.util.regex.Pattern;

/** One person in one browser window, who finds things by what is written on them. */
final class Walk {

    private final Page page;
    private final String address;

    Walk(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    Page page() {
        return page;
    }

    Walk open(String path) {
        page.navigate(address + path);
        return this;
    }

    /** Signs in on the sign-in page, by hand. */
    Walk signIn(String account, String user, String password) {
        open("/signin");
        if (page.getByText("Sign in to a different account").isVisible()) {
            page.getByText("Sign in to a different account").click();
        }
        type("Account ID (12 digits) or alias", account);
        type("IAM user name", user);
        type("Password", password);
        press("Sign in");
        return this;
    }

    /** The same where the sign-in page speaks German. */
    Walk signInInGerman(String account, String user, String password) {
        open("/signin");
        type("Konto-ID (12 Ziffern) oder Alias", account);
        type("IAM-Benutzername", user);
        type("Passwort", password);
        return press("Anmelden");
    }

    /** Opens the menu in the upper right and chooses a language there. */
    Walk chooseLanguage(String language) {
        page.locator("details.user-menu summary").click();
        return press(language);
    }

    Walk signInAs(String user) {
        signIn("example-corp", user, DemoPortal.PASSWORD);
        seesHeading("My Security Credentials");
        return this;
    }

    /** Opens the menu in the upper right and chooses something there. */
    Walk chooseFromUserMenu(String item) {
        page.locator("details.user-menu summary").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(item))
                .first()
                .click();
        return this;
    }

    Walk signOut() {
        page.locator("details.user-menu summary").click();
        press("Sign out");
        return this;
    }

    Walk type(String label, String text) {
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        if ("password".equals(field.getAttribute("type"))) {
            Canaries.note(text);
        }
        field.fill(text);
        return this;
    }

    /** What stands in a field. */
    Walk finds(String label, String text) {
        assertThat(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)))
                .hasValue(text);
        return this;
    }

    Walk press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(exactly(button)))
                .first()
                .click();
        page.locator("[data-secret]").allTextContents().forEach(Canaries::note);
        return this;
    }

    Walk follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(exactly(link)))
                .first()
                .click();
        return this;
    }

    /** The secret that the page shows once. */
    String secret(String name) {
        return page.locator("[data-secret='" + name + "']").inputValue();
    }

    /** Says that the secret is saved, and goes on. */
    Walk finishSaving() {
        page.getByLabel("I have saved it").check();
        return follow("Done");
    }

    Walk tick(String box) {
        page.getByLabel(box).check();
        return this;
    }

    Walk untick(String box) {
        page.getByLabel(box).uncheck();
        return this;
    }

    Walk seesHeading(String text) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(exactly(text));
        return this;
    }

    Walk sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    /** The control of that action, closed, with the class of its reason. */
    Walk seesClosed(String action, String reasonClass) {
        Locator control = control(action);
        assertThat(control).hasAttribute("data-decision", "denied");
        assertThat(control).hasAttribute("aria-disabled", "true");
        Locator reason = page.locator("#" + control.getAttribute("aria-describedby"));
        assertThat(reason).hasAttribute("data-reason", reasonClass);
        return this;
    }

    Walk seesOpen(String action) {
        assertThat(control(action)).hasAttribute("data-decision", "allowed");
        return this;
    }

    Walk doesNotSee(String action) {
        assertThat(control(action)).hasCount(0);
        return this;
    }

    private Locator control(String action) {
        Locator disclosed = page.locator("details:not([open])")
                .filter(new Locator.FilterOptions().setHas(page.locator("[data-action='" + action + "']")));
        if (disclosed.count() > 0) {
            disclosed.first().locator("summary").first().click();
        }
        return page.locator("main [data-action='" + action + "']");
    }

    private static Pattern exactly(String text) {
        // The browser reads this expression too, so it is quoted in a way that both languages know.
        String quoted = text.replaceAll("[^A-Za-z0-9 ]", "\\\\$0");
        return Pattern.compile("^\\s*" + quoted + "\\s*$", Pattern.CASE_INSENSITIVE);
    }
}
