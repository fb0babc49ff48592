package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.support.AuthenticatorApp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mia's way under the policy that wants MFA: from one banner to a page that is open, and back when her phone is lost. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MfaIT {
    private static final String HOME = "/security-credentials";
    private static final String NEW_PASSWORD = "Seven-Green-Herons-42";

    /** What the policy refuses without MFA, by the page on which it is offered. */
    private static final Map<String, List<String>> CLOSED_WITHOUT_MFA = Map.of(
            HOME,
            List.of("iam:ChangePassword", "iam:CreateAccessKey", "iam:UploadSigningCertificate"),
            HOME + "/git",
            List.of("iam:UploadSSHPublicKey", "iam:CreateServiceSpecificCredential"));

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void mia_adds_a_device_verifies_in_place_signs_in_with_it_and_is_helped_when_it_is_lost(Scripts scripts) {
        try (Window mias = Window.with(scripts);
                Window danas = Window.with(scripts)) {
            Walk mia = mias.walk().signInAs("mia");
            mia.sees("You signed in without MFA");
            seesClosed(mia, "needs-mfa-setup");
            mia.open(HOME).seesOpen("iam:EnableMFADevice");
            mia.open(HOME + "/mfa/new/hardware-token").seesOpen("iam:EnableMFADevice");
            mia.open(HOME + "/mfa/new/passkey").seesOpen("iam:EnableMFADevice");

            AuthenticatorApp app = enrolByTheDemoAuthenticator(mia, danas.walk());
            seesClosed(mia, "needs-mfa");
            mia.open(HOME)
                    .seesClosed("iam:DeactivateMFADevice", "needs-mfa")
                    .seesClosed("iam:EnableMFADevice", "needs-mfa")
                    .seesOpen("iam:ResyncMFADevice");
            mia.page().locator(".mfa-badge a").click();
            mia.seesHeading("Verify with MFA").type("MFA code", "000000").press("Verify");
            mia.sees("That code is not right or was already used.");
            mia.type("MFA code", app.code(0)).press("Verify").seesHeading("My Security Credentials");
            seesOpen(mia);

            AuthenticatorApp drifted =
                    AuthenticatorApp.with(app.base32Seed(), Clock.systemUTC()).off(Duration.ofMinutes(45));
            mia.follow("Resync mia").seesHeading("Resync MFA device");
            mia.type("MFA code 1", drifted.code(-1))
                    .type("MFA code 2", drifted.code(0))
                    .press("Resync");
            mia.sees("is in step again").signOut();

            mia.signIn("example-corp", "mia", DemoPortal.PASSWORD).seesHeading("Verify it is you");
            mia.sees("Lost your device?").type("MFA code", drifted.code(1)).press("Verify");
            mia.seesHeading("My Security Credentials");
            seesOpen(mia);
            mia.open("/admin/users").seesHeading("Users");
            assertThat(mia.page().locator("main .panel [data-reason]").first())
                    .hasAttribute("data-reason", "not-granted");

            Walk dana = danas.walk().signInAs("dana");
            if (scripts == Scripts.ON) {
                addsAPasskeyAndSignsInWithItAlone(mia);
                removeLost(dana, "laptop");
            }
            removeLost(dana, "mia");

            mia.open(HOME).seesHeading("Sign in");
            mia.signInAs("mia").seesClosed("iam:ChangePassword", "needs-mfa-setup");
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void whoever_has_to_replace_a_password_first_is_led_through_a_device_to_the_change(Scripts scripts) {
        String name = "mia-" + scripts;
        try (Window danas = Window.with(scripts);
                Window mias = Window.with(scripts)) {
            Walk dana = danas.walk().signInAs("dana");
            dana.open("/admin/create-user").type("User name", name).type("Copy permissions from user", "mia");
            dana.untick("Attach the policy IAMUserChangePassword").press("Create user");
            dana.seesHeading("User " + name + " is created");
            String password = dana.secret("console-password");
            dana.finishSaving();

            Walk mia = mias.walk();
            mia.signIn("example-corp", name, password).seesHeading("Assign MFA device");
            mia.sees("What comes next needs MFA").finds("Device name", name);
            AuthenticatorApp app = shown(mia);
            mia.type("MFA code 1", app.code(-2))
                    .type("MFA code 2", app.code(-1))
                    .press("Add MFA")
                    .seesHeading("Verify it is you");
            mia.type("MFA code", app.code(0)).press("Verify").seesHeading("Set a new password");
            mia.type("New password", NEW_PASSWORD)
                    .type("Confirm new password", NEW_PASSWORD)
                    .press("Change password");
            mia.seesHeading("My Security Credentials").seesOpen("iam:ChangePassword");

            dana.open("/admin/users/" + name + "/delete")
                    .type("Type " + name + " to confirm", name)
                    .press("Delete user");
            dana.seesHeading("Users");
        }
    }

    @Test
    void max_signs_in_with_the_code_of_the_demo_authenticator() {
        try (Window window = Window.with(Scripts.ON)) {
            Walk max = window.walk();
            max.open("/demo/authenticator").seesHeading("Demo authenticator");
            // Somebody may have opened the page that adds another device for max.
            String code = max.page()
                    .locator("tr[data-user=max]")
                    .filter(new Locator.FilterOptions().setHasNotText("being added"))
                    .locator(".code-now")
                    .innerText();
            max.signIn("example-corp", "max", DemoPortal.PASSWORD).seesHeading("Verify it is you");
            max.type("MFA code", code).press("Verify").seesHeading("My Security Credentials");

            max.seesOpen("iam:ChangePassword");
        }
    }

    @Test
    void the_name_is_looked_at_while_it_is_typed() {
        try (Window window = Window.with(Scripts.ON)) {
            Walk mia = window.walk().signInAs("mia").open(HOME + "/mfa/new");

            mia.type("Device name", "phone").sees("Your permissions allow a device named mia only.");
            mia.type("Device name", "mia");

            assertThat(mia.page().locator("#deviceName-check")).isEmpty();
        }
    }

    @Test
    void the_operator_helps_on_the_host_beside_the_running_portal() {
        assertThat(DemoPortal.afterAsking("recover", "list", "example-corp"))
                .contains("max  1 MFA device(s)  virtual max");
        String link = DemoPortal.afterAsking("recover", "sign-in-link", "example-corp", "zoe");
        try (Window window = Window.with(Scripts.ON)) {
            Walk zoe = window.walk();
            var token = Pattern.compile("/signin/link\\?token=\\S+").matcher(link);
            assertThat(token.find()).as(link).isTrue();
            zoe.open(token.group())
                    .press("Sign in")
                    .seesHeading("My Security Credentials")
                    .signOut();

            zoe.open(token.group()).sees("This link was used already");
        }
    }

    private static void seesClosed(Walk mia, String reason) {
        CLOSED_WITHOUT_MFA.forEach((page, actions) -> {
            mia.open(page);
            actions.forEach(action -> mia.seesClosed(action, reason));
        });
    }

    private static void seesSectionsOpen(Walk mia) {
        CLOSED_WITHOUT_MFA.forEach((page, actions) -> {
            mia.open(page);
            actions.forEach(mia::seesOpen);
        });
    }

    /** With one device; ends on the page with it. */
    private static void seesOpen(Walk mia) {
        seesSectionsOpen(mia);
        mia.open(HOME).seesOpen("iam:DeactivateMFADevice").seesOpen("iam:ResyncMFADevice");
    }

    /** The app that scans the QR code of the page. */
    private static AuthenticatorApp shown(Walk mia) {
        String seed = mia.page().locator("[data-secret=totp-seed]").innerText();
        return AuthenticatorApp.with(seed, Clock.systemUTC());
    }

    /** Types the two codes that the demo authenticator shows; the answer is the app, which shows the one after them. */
    private static AuthenticatorApp enrolByTheDemoAuthenticator(Walk mia, Walk phone) {
        mia.open(HOME)
                .follow("Assign MFA device")
                .seesHeading("Assign MFA device")
                .finds("Device name", "mia")
                .sees("cannot be changed later");
        AuthenticatorApp app = shown(mia);
        String row = phone.open("/demo/authenticator")
                .page()
                .locator("tr[data-user=mia]")
                .filter(new Locator.FilterOptions().setHasText("being added"))
                .innerText();
        List<String> codes = Pattern.compile("\\b\\d{6}\\b")
                .matcher(row)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(codes).as(row).hasSize(2);
        mia.type("MFA code 1", codes.get(0)).type("MFA code 2", codes.get(1)).press("Add MFA");
        mia.seesHeading("MFA device added").sees("add a second device");
        int typed = IntStream.rangeClosed(-2, 2)
                .filter(step -> app.code(step).equals(codes.get(1)))
                .findFirst()
                .orElseThrow();
        return app.off(Duration.ofSeconds(30L * (typed + 1)));
    }

    private static void addsAPasskeyAndSignsInWithItAlone(Walk mia) {
        // The sign-in page would offer passkeys by itself, and this authenticator would take the offer.
        mia.page().addInitScript("PublicKeyCredential.isConditionalMediationAvailable = undefined");
        mia.open(HOME + "/mfa/new/passkey").type("Device name", "laptop");
        VirtualAuthenticator authenticator = new VirtualAuthenticator(mia.page(), true);
        click(mia, "Add passkey").seesHeading("My Security Credentials").sees("laptop");
        assertThat(authenticator.credential().get("isResidentCredential").getAsBoolean())
                .isTrue();

        mia.open(HOME).signOut().seesHeading("Sign in");
        click(mia, "Sign in with a passkey").seesHeading("My Security Credentials");
        seesSectionsOpen(mia);
    }

    /** A page that was asked by its script goes on when the authenticator has answered, so nothing is read off it here. */
    private static Walk click(Walk walk, String button) {
        walk.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        return walk;
    }

    private static void removeLost(Walk dana, String device) {
        dana.open("/admin/users/mia").follow("Remove " + device).seesHeading("Remove MFA device");
        dana.type("Reason", "reported the phone as lost");
        if (dana.page().locator("#confirmation").count() > 0) {
            dana.type("Type " + device + " to confirm", device);
        }
        dana.press("Remove");
        dana.sees("was removed");
    }
}
