package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.latchkey.support.AuthenticatorApp;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mia's way under the policy that wants MFA: from one banner to a page that is open, and back when her phone is lost. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MfaIT {
    private static final String HOME = "/security-credentials";

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void mia_adds_a_device_verifies_in_place_signs_in_with_it_and_is_helped_when_it_is_lost(Scripts scripts) {
        try (Window mias = Window.with(scripts);
                Window danas = Window.with(scripts)) {
            Walk mia = mias.walk().signInAs("mia");
            mia.sees("You signed in without MFA").seesClosed("iam:ChangePassword", "needs-mfa-setup");
            mia.seesOpen("iam:EnableMFADevice");

            AuthenticatorApp app = enrol(mia);
            mia.open(HOME)
                    .seesClosed("iam:DeactivateMFADevice", "needs-mfa")
                    .seesClosed("iam:EnableMFADevice", "needs-mfa")
                    .seesOpen("iam:ResyncMFADevice");
            mia.page().locator(".mfa-badge a").click();
            mia.seesHeading("Verify with MFA").type("MFA code", "000000").press("Verify");
            mia.sees("That code is not right or was already used.");
            mia.type("MFA code", app.code(0)).press("Verify").seesHeading("My Security Credentials");
            mia.seesOpen("iam:ChangePassword")
                    .seesOpen("iam:DeactivateMFADevice")
                    .signOut();

            mia.signIn("example-corp", "mia", DemoPortal.PASSWORD).seesHeading("Verify it is you");
            mia.sees("Lost your device?").type("MFA code", app.code(1)).press("Verify");
            mia.seesHeading("My Security Credentials").seesOpen("iam:ChangePassword");

            AuthenticatorApp drifted = app.off(Duration.ofMinutes(45));
            mia.follow("Resync mia").seesHeading("Resync MFA device");
            mia.type("MFA code 1", drifted.code(-1))
                    .type("MFA code 2", drifted.code(0))
                    .press("Resync");
            mia.sees("is in step again").signOut();

            Walk dana = danas.walk().signInAs("dana").open("/admin/users/mia");
            dana.follow("Remove mia").seesHeading("Remove MFA device");
            dana.type("Reason", "reported the phone as lost")
                    .type("Type mia to confirm", "mia")
                    .press("Remove");
            dana.sees("was removed");

            mia.signInAs("mia").seesClosed("iam:ChangePassword", "needs-mfa-setup");
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

    private static AuthenticatorApp enrol(Walk mia) {
        mia.follow("Assign MFA device").seesHeading("Assign MFA device").finds("Device name", "mia");
        String seed = mia.page().locator("[data-secret=totp-seed]").innerText();
        AuthenticatorApp app = AuthenticatorApp.with(seed, Clock.systemUTC());
        mia.type("MFA code 1", app.code(-2)).type("MFA code 2", app.code(-1)).press("Add MFA");
        mia.seesHeading("MFA device added");
        return app;
    }
}
