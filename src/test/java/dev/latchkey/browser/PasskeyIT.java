package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Real ceremonies between Chromium, its virtual authenticator and the portal (WebAuthn §11, "User Agent Automation"). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasskeyIT {
    private static final String ADD = "/security-credentials/mfa/new/passkey";

    /** An authenticator that belongs to one window. */
    private static final class Authenticator {
        private final CDPSession devTools;
        private final String id;

        Authenticator(Page page, boolean verifiesUser) {
            devTools = page.context().newCDPSession(page);
            devTools.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", verifiesUser);
            options.addProperty("automaticPresenceSimulation", true);
            JsonObject arguments = new JsonObject();
            arguments.add("options", options);
            id = devTools.send("WebAuthn.addVirtualAuthenticator", arguments)
                    .get("authenticatorId")
                    .getAsString();
        }

        /** Whether it answers by itself that somebody touched it. */
        void answers(boolean byItself) {
            JsonObject arguments = arguments();
            arguments.addProperty("enabled", byItself);
            devTools.send("WebAuthn.setAutomaticPresenceSimulation", arguments);
        }

        void verifiesUser(boolean verified) {
            JsonObject arguments = arguments();
            arguments.addProperty("isUserVerified", verified);
            devTools.send("WebAuthn.setUserVerified", arguments);
        }

        JsonObject credential() {
            JsonArray credentials =
                    devTools.send("WebAuthn.getCredentials", arguments()).getAsJsonArray("credentials");
            assertThat(credentials).hasSize(1);
            return credentials.get(0).getAsJsonObject();
        }

        /** Puts the credential back as it was earlier: a copy of it. */
        void restore(JsonObject earlier) {
            JsonObject clear = arguments();
            devTools.send("WebAuthn.clearCredentials", clear);
            JsonObject arguments = arguments();
            arguments.add("credential", earlier);
            devTools.send("WebAuthn.addCredential", arguments);
        }

        private JsonObject arguments() {
            JsonObject arguments = new JsonObject();
            arguments.addProperty("authenticatorId", id);
            return arguments;
        }
    }

    private static void signOut(Walk walk, Authenticator authenticator) {
        // The sign-in page offers passkeys by itself, and this authenticator would take the offer.
        authenticator.answers(false);
        walk.signOut().seesHeading("Sign in");
    }

    private static Walk signInWithPasskey(Walk walk, Authenticator authenticator) {
        authenticator.answers(true);
        return walk.press("Sign in with a passkey").seesHeading("My Security Credentials");
    }

    @Test
    void olga_adds_a_passkey_and_signs_in_with_it_and_removes_it() {
        try (Window window = Window.with(Scripts.ON)) {
            Walk olga = window.walk().signIn("other-corp", "olga", DemoPortal.PASSWORD);
            Authenticator authenticator = new Authenticator(olga.page(), false);

            olga.open(ADD).type("Device name", "laptop").press("Add passkey").sees("Nothing was added. Try again.");
            authenticator.verifiesUser(true);
            olga.press("Add passkey").seesHeading("MFA device added");
            assertThat(authenticator.credential().get("isResidentCredential").getAsBoolean())
                    .isTrue();

            signOut(olga, authenticator);
            signInWithPasskey(olga, authenticator).sees("laptop");

            signOut(olga, authenticator);
            olga.signIn("other-corp", "olga", DemoPortal.PASSWORD).seesHeading("Verify it is you");
            authenticator.answers(true);
            olga.press("Verify").seesHeading("My Security Credentials");

            olga.open("/verify?for=mfa&next=/security-credentials")
                    .press("Verify")
                    .sees("Verified with MFA.");

            JsonObject earlier = authenticator.credential();
            signOut(olga, authenticator);
            signInWithPasskey(olga, authenticator);
            signOut(olga, authenticator);
            authenticator.restore(earlier);
            authenticator.answers(true);
            olga.press("Sign in with a passkey").sees("may have been copied");

            authenticator.answers(false);
            olga.open("/signin?different=true");
            restoreAhead(authenticator);
            signInWithPasskey(olga, authenticator).sees("there may be a copy of it");
            olga.open("/security-credentials")
                    .page()
                    .locator("[data-section=mfa] [data-action='iam:DeactivateMFADevice']")
                    .first()
                    .click();
            olga.seesHeading("Remove MFA device");
            if (olga.page().locator("#confirmation").count() > 0) {
                olga.page().locator("#confirmation").fill("laptop");
            }
            olga.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove"))
                    .first()
                    .click();
            olga.seesHeading("My Security Credentials").sees("No MFA devices");
        }
    }

    /** The owner goes on with the passkey that was used last. */
    private static void restoreAhead(Authenticator authenticator) {
        JsonObject ahead = authenticator.credential();
        ahead.addProperty("signCount", ahead.get("signCount").getAsInt() + 100);
        authenticator.restore(ahead);
    }
}
