package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Real ceremonies between Chromium, its virtual authenticator and the portal (WebAuthn §11, "User Agent Automation"). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasskeyIT {
    private static final String ADD = "/security-credentials/mfa/new/passkey";

    /** A page that was asked by its script goes on when the authenticator has answered, so nothing is read off it here. */
    private static Walk press(Walk walk, String button) {
        walk.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        return walk;
    }

    private static Walk signInByTheButton(Walk walk) {
        return press(walk, "Sign in with a passkey");
    }

    /** Keeps the sign-in page from offering passkeys by itself: this authenticator would take the offer. */
    private static void offerNothing(Page page) {
        page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = undefined");
    }

    private static Walk remove(Walk walk, String device) {
        walk.open("/security-credentials")
                .page()
                .locator("[data-section=mfa] [data-action='iam:DeactivateMFADevice']")
                .first()
                .click();
        walk.seesHeading("Remove MFA device");
        if (walk.page().locator("#confirmation").count() > 0) {
            walk.page().locator("#confirmation").fill(device);
        }
        walk.page()
                .locator("main form button[data-decision=allowed], main form button.danger, main form button.primary")
                .first()
                .click();
        return walk.seesHeading("My Security Credentials");
    }

    @Test
    void olga_adds_a_passkey_and_signs_in_with_it_and_removes_it() {
        try (Window window = Window.with(Scripts.ON)) {
            Walk olga = window.walk();
            offerNothing(olga.page());
            olga.signIn("other-corp", "olga", DemoPortal.PASSWORD).seesHeading("My Security Credentials");
            VirtualAuthenticator authenticator = new VirtualAuthenticator(olga.page(), false);

            press(olga.open(ADD).type("Device name", "laptop"), "Add passkey").sees("Nothing was added. Try again.");
            authenticator.verifiesUser(true);
            press(olga, "Add passkey").seesHeading("MFA device added");
            assertThat(authenticator.credential().get("isResidentCredential").getAsBoolean())
                    .isTrue();

            signInByTheButton(olga.signOut().seesHeading("Sign in"))
                    .seesHeading("My Security Credentials")
                    .sees("laptop");

            olga.signOut().signIn("other-corp", "olga", DemoPortal.PASSWORD).seesHeading("Verify it is you");
            press(olga, "Verify").seesHeading("My Security Credentials");

            press(olga.open("/verify?for=mfa&next=/security-credentials"), "Verify")
                    .sees("Verified with MFA.");

            press(olga.open(ADD).type("Device name", "again"), "Add passkey").sees("already registered here");

            JsonObject earlier = authenticator.credential();
            signInByTheButton(olga.signOut().seesHeading("Sign in")).seesHeading("My Security Credentials");
            olga.signOut().seesHeading("Sign in");
            authenticator.restore(earlier);
            signInByTheButton(olga).sees("may have been copied");

            authenticator.restore(ahead(authenticator.credential()));
            signInByTheButton(olga.open("/signin?different=true")).sees("there may be a copy of it");
            remove(olga, "laptop").sees("No MFA devices");
        }
    }

    @Test
    void the_sign_in_page_offers_passkeys_by_itself() {
        try (Window window = Window.with(Scripts.ON)) {
            Walk olga = window.walk().signIn("other-corp", "olga", DemoPortal.PASSWORD);
            VirtualAuthenticator authenticator = new VirtualAuthenticator(
                    olga.seesHeading("My Security Credentials").page(), true);
            press(olga.open(ADD).type("Device name", "phone"), "Add passkey").seesHeading("MFA device added");

            olga.page().locator("details.user-menu summary").click();
            press(olga, "Sign out");
            assertThat(olga.page().locator(".mfa-badge")).containsText("MFA");
            assertThat(olga.page().locator(".mfa-badge")).not().containsText("No MFA");
            assertThat(authenticator.credential().get("signCount").getAsInt()).isGreaterThan(1);
            remove(olga, "phone").sees("No MFA devices");
        }
    }

    @Test
    void olga_does_all_of_it_with_the_keyboard() {
        try (Window window = Window.with(Scripts.ON)) {
            Walk olga = window.walk();
            Page page = olga.page();
            offerNothing(page);
            olga.signIn("other-corp", "olga", DemoPortal.PASSWORD).seesHeading("My Security Credentials");
            VirtualAuthenticator authenticator = new VirtualAuthenticator(page, false);

            olga.open(ADD);
            Keyboard.tabTo(page, "#label");
            page.keyboard().type("keys");
            page.keyboard().press("Enter");
            olga.sees("Nothing was added. Try again.");
            assertThat(Keyboard.isFocused(page, "#label"))
                    .as("the focus stays where Enter was pressed")
                    .isTrue();
            authenticator.verifiesUser(true);
            Keyboard.tabTo(page, "main [data-action='iam:EnableMFADevice']");
            page.keyboard().press("Enter");
            olga.seesHeading("MFA device added");

            olga.signOut().seesHeading("Sign in");
            JsonObject earlier = authenticator.credential();
            signInByKeyboard(page);
            olga.seesHeading("My Security Credentials").signOut().seesHeading("Sign in");
            authenticator.restore(earlier);
            signInByKeyboard(page);
            olga.sees("may have been copied");
            assertThat(Keyboard.isFocused(page, "#error-summary"))
                    .as("what is wrong has the focus")
                    .isTrue();

            authenticator.restore(ahead(authenticator.credential()));
            signInByKeyboard(page);
            remove(olga.seesHeading("My Security Credentials"), "keys").sees("No MFA devices");
        }
    }

    private static void signInByKeyboard(Page page) {
        Keyboard.tabTo(page, "form[action='/signin/passkey'] button");
        page.keyboard().press("Enter");
    }

    /** Further on than what was used last, as the owner's is. */
    private static JsonObject ahead(JsonObject credential) {
        JsonObject ahead = credential.deepCopy();
        ahead.addProperty("signCount", ahead.get("signCount").getAsInt() + 100);
        return ahead;
    }
}
