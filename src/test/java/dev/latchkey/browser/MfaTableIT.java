package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.latchkey.browser.Subordinate.done;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What somebody under the policy that wants MFA can do and cannot, row by row: without a device, with one in a session
 * without MFA, in a session with MFA; and at each row what the same person's programs can, with the key as it is and with
 * a session token.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MfaTableIT {
    private static final String HOME = "/security-credentials";
    private static final String GIT = HOME + "/git";
    private static final String NEW = HOME + "/mfa/new";
    private static final String SECOND_PASSWORD = "Seven-Green-Herons-43";
    private static final String TOKEN_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /** The lists that need MFA, with the page that each is on. */
    private static final Map<String, String> SECTIONS =
            Map.of("access-keys", HOME, "signing-certificates", HOME, "ssh-public-keys", GIT, "git-credentials", GIT);

    /** What no administrator's page may tell this person, with MFA or without. */
    private static final List<String> ADMINISTRATION = List.of(
            "/admin/users",
            "/admin/groups",
            "/admin/policies",
            "/admin/account-settings",
            "/admin/activity",
            "/admin/hardware-tokens",
            "/admin/users/paul");

    private static final List<String> OPEN_CALLS = List.of("GetUser", "ListMFADevices", "ListVirtualMFADevices");

    private static final List<String> NEED_MFA_CALLS = List.of(
            "GetAccountSummary",
            "GetAccountPasswordPolicy",
            "ListAccessKeys",
            "ListSigningCertificates",
            "ListSSHPublicKeys",
            "ListServiceSpecificCredentials");

    /** The account has no password policy of its own. */
    private static final List<String> ANSWERED = List.of("", "NoSuchEntity");

    private static final List<String> CLOSED_CALLS = List.of("ListUsers", "ListAccountAliases", "ListGroups");

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void an_authenticator_app_opens_what_it_is_to_open_and_nothing_else(Scripts scripts) {
        try (Window danas = Window.with(scripts);
                Window window = Window.with(scripts)) {
            Subordinate tess = Subordinate.hire("tess-" + scripts);
            Walk walk = window.walk().signInAs(tess.name());

            withoutDevice(walk, tess);
            walk.open(NEW).finds("Device name", tess.name());
            String seed = walk.page().locator("[data-secret=totp-seed]").innerText();
            typePair(walk, Codes.shown(seed, Duration.ZERO), "Add MFA").seesHeading("MFA device added");

            withDeviceAndWithoutMfa(walk, tess);
            Codes later = Codes.shown(seed, Duration.ofMinutes(45));
            typePair(walk.open(HOME).follow("Resync " + tess.name()), later, "Resync")
                    .sees("is in step again");
            walk.signOut();
            done(tess.key().iam("ChangePassword", "OldPassword", SECOND_PASSWORD, "NewPassword", DemoPortal.PASSWORD));
            walk.signIn("example-corp", tess.name(), DemoPortal.PASSWORD);
            walk.seesHeading("Verify it is you").type("MFA code", later.next()).press("Verify");
            walk.seesHeading("My Security Credentials");
            isUsedUp(tess, later.next());

            withMfa(walk, tess);
            later = Codes.shown(seed, Duration.ofMinutes(48));
            typePair(walk.open(HOME).follow("Resync " + tess.name()), later, "Resync")
                    .sees("is in step again");
            callsWithMfa(tess, later.next());
            isUsedUp(tess, later.next());
            otherNamesStayClosed(walk, tess);
            walk.open(HOME).follow("Remove " + tess.name()).press("Remove");
            walk.sees("was removed").seesClosed("iam:CreateAccessKey", "needs-mfa");

            tess.leave(danas.walk().signInAs("dana"));
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void a_hardware_token_does_too_and_a_page_that_was_given_up_leaves_it_free(Scripts scripts) {
        try (Window danas = Window.with(scripts);
                Window window = Window.with(scripts)) {
            Subordinate tess = Subordinate.hire("tilda-" + scripts);
            String serial = "GAHT1234567" + scripts;
            Walk dana = danas.walk().signInAs("dana").open("/admin/hardware-tokens");
            dana.type("Serial numbers and seeds", serial + "," + TOKEN_SEED).press("Import tokens");
            dana.sees(serial);
            Walk walk = window.walk().signInAs(tess.name()).open(NEW + "/hardware-token");
            Codes codes = Codes.shown(TOKEN_SEED, Duration.ZERO);
            walk.type("Serial number", serial).type("MFA code 1", codes.first());
            walk.page().reload();
            walk.finds("MFA code 1", "").finds("MFA code 2", "");
            walk.type("Serial number", serial).type("MFA code 1", codes.first()).press("Add MFA");
            walk.finds("Serial number", serial).finds("MFA code 1", "");
            walk.open(HOME).sees("No MFA devices.");

            walk.open(NEW + "/hardware-token").type("Serial number", serial);
            typePair(walk, codes, "Add MFA").seesHeading("MFA device added");
            walk.open(HOME).seesClosed("iam:DeactivateMFADevice", "needs-mfa").signOut();
            walk.signIn("example-corp", tess.name(), DemoPortal.PASSWORD).sees(serial);
            walk.type("MFA code", codes.next()).press("Verify").seesHeading("My Security Credentials");
            walk.seesOpen("iam:CreateAccessKey").follow("Remove " + serial);
            walk.type("Type " + serial + " to confirm", serial).press("Remove");
            walk.sees("was removed").seesClosed("iam:CreateAccessKey", "needs-mfa-setup");

            dana.open("/admin/hardware-tokens").press("Delete " + serial);
            tess.leave(dana);
        }
    }

    @Test
    void a_passkey_does_too() {
        try (Window danas = Window.with(Scripts.ON);
                Window window = Window.with(Scripts.ON)) {
            Subordinate tess = Subordinate.hire("thea");
            Walk walk = window.walk().signInAs(tess.name());
            walk.page().addInitScript("PublicKeyCredential.isConditionalMediationAvailable = undefined");
            walk.open(NEW + "/passkey").type("Device name", "laptop");
            new VirtualAuthenticator(walk.page(), true);
            click(walk, "Add passkey").seesHeading("MFA device added");

            walk.open(HOME).seesClosed("iam:DeactivateMFADevice", "needs-mfa").signOut();
            walk.signIn("example-corp", tess.name(), DemoPortal.PASSWORD).seesHeading("Verify it is you");
            click(walk, "Verify").seesHeading("My Security Credentials");
            walk.seesOpen("iam:CreateAccessKey").follow("Remove laptop");
            walk.type("Type laptop to confirm", "laptop").press("Remove");
            walk.sees("was removed").seesClosed("iam:CreateAccessKey", "needs-mfa-setup");

            tess.leave(danas.walk().signInAs("dana"));
        }
    }

    /** Row a: no device, session without MFA; and a key. Ends signed in with the second password. */
    private static void withoutDevice(Walk walk, Subordinate tess) {
        seesOwnDetails(walk, tess).sees("No MFA devices.").seesOpen("iam:EnableMFADevice");
        seesWhatNeedsMfa(walk, "needs-mfa-setup");
        seesNoAdministration(walk, "explicit-deny");
        walk.open(NEW + "/hardware-token").seesOpen("iam:EnableMFADevice");
        walk.open(NEW + "/passkey").seesOpen("iam:EnableMFADevice");
        callsWithoutMfa(tess.key());

        done(tess.key().iam("ChangePassword", "OldPassword", DemoPortal.PASSWORD, "NewPassword", SECOND_PASSWORD));
        walk.signIn("example-corp", tess.name(), SECOND_PASSWORD).seesHeading("My Security Credentials");
    }

    /** Row b: device assigned, same session; and a key. */
    private static void withDeviceAndWithoutMfa(Walk walk, Subordinate tess) {
        seesOwnDetails(walk.open(HOME), tess);
        assertThat(section(walk, "mfa").locator("tbody [data-label=Identifier] code"))
                .hasText(Subordinate.app(tess.name()));
        walk.seesClosed("iam:EnableMFADevice", "needs-mfa").seesClosed("iam:DeactivateMFADevice", "needs-mfa");
        seesWhatNeedsMfa(walk, "needs-mfa");
        seesNoAdministration(walk, "explicit-deny");
        for (String page : List.of(NEW, NEW + "/hardware-token", NEW + "/passkey")) {
            walk.open(page).seesClosed("iam:EnableMFADevice", "needs-mfa");
        }
        callsWithoutMfa(tess.key());
        Reply enable = tess.key()
                .iam(
                        "EnableMFADevice",
                        "UserName",
                        tess.name(),
                        "SerialNumber",
                        Subordinate.app(tess.name()),
                        "AuthenticationCode1",
                        "000000",
                        "AuthenticationCode2",
                        "000001");
        assertThat(enable.message()).startsWith("To complete this action, please ensure that you are authenticated");
        isDenied(
                tess.key()
                        .iam(
                                "DeactivateMFADevice",
                                "UserName",
                                tess.name(),
                                "SerialNumber",
                                Subordinate.app(tess.name())),
                "with an explicit deny");
    }

    /** Row c: session with MFA. */
    private static void withMfa(Walk walk, Subordinate tess) {
        seesOwnDetails(walk.seesHeading("My Security Credentials"), tess).sees("Canonical user ID");
        for (String action : List.of(
                "iam:ChangePassword",
                "iam:CreateAccessKey",
                "iam:UploadSigningCertificate",
                "iam:EnableMFADevice",
                "iam:ResyncMFADevice",
                "iam:DeactivateMFADevice")) {
            walk.open(HOME).seesOpen(action);
        }
        SECTIONS.forEach((section, page) -> assertThat(
                        section(walk.open(page), section).locator("> .why-block [data-reason^=needs-mfa]"))
                .hasCount(0));
        walk.open(GIT).seesOpen("iam:UploadSSHPublicKey").seesOpen("iam:CreateServiceSpecificCredential");
        for (String page : List.of(NEW + "/hardware-token", NEW + "/passkey")) {
            walk.open(page).seesOpen("iam:EnableMFADevice");
        }
        walk.open(HOME).follow("Change password");
        walk.type("Current password", DemoPortal.PASSWORD)
                .type("New password", SECOND_PASSWORD)
                .type("Confirm new password", SECOND_PASSWORD)
                .press("Change password");
        walk.seesHeading("My Security Credentials").follow("Create access key").press("Create access key");
        walk.seesHeading("Access key created").finishSaving();

        // cannot
        assertThat(section(walk.open(HOME), "access-keys")
                        .locator("tbody [data-label='Last used']")
                        .first())
                .containsText("Not available to you");
        seesNoAdministration(walk, "not-granted");
        walk.open("/admin/users/paul/access-keys/new").seesClosed("iam:CreateAccessKey", "granted-elsewhere");
        walk.open("/admin/users/paul/mfa/new").seesClosed("iam:EnableMFADevice", "granted-elsewhere");
        walk.open(NEW).type("Device name", "phone");
        typePair(walk, new Codes("111111", "222222", ""), "Add MFA");
        walk.sees("Your permissions allow a device named " + tess.name() + " only.");
    }

    /** A device that the administrator gave another name is there, and stays. */
    private static void otherNamesStayClosed(Walk walk, Subordinate tess) {
        String phone = tess.name() + "-phone";
        Reply made = done(tess.administrator().iam("CreateVirtualMFADevice", "VirtualMFADeviceName", phone));
        String seed = new String(Base64.getDecoder().decode(made.text("Base32StringSeed")), US_ASCII);
        Codes codes = Codes.shown(seed, Duration.ZERO);
        done(tess.administrator()
                .iam(
                        "EnableMFADevice",
                        "UserName",
                        tess.name(),
                        "SerialNumber",
                        Subordinate.app(phone),
                        "AuthenticationCode1",
                        codes.first(),
                        "AuthenticationCode2",
                        codes.second()));
        Locator remove = section(walk.open(HOME), "mfa")
                .locator("tr")
                .filter(new Locator.FilterOptions().setHasText(phone))
                .locator("[data-action='iam:DeactivateMFADevice']");
        assertThat(remove).hasAttribute("data-decision", "denied");
        Locator reason = walk.page().locator("#" + remove.getAttribute("aria-describedby"));
        assertThat(reason).hasAttribute("data-reason", "granted-elsewhere");
        assertThat(reason).hasAttribute("data-denied-action", "iam:DeleteVirtualMFADevice");
    }

    private static Walk seesOwnDetails(Walk walk, Subordinate tess) {
        assertThat(walk.page().locator(".facts [data-copy='user ARN']")).hasText(tess.arn());
        return walk;
    }

    /** Account details, password form and every list, each with its reason. */
    private static void seesWhatNeedsMfa(Walk walk, String reason) {
        walk.open(HOME).seesClosed("iam:ChangePassword", reason);
        Locator form = walk.page().locator("main [data-action='iam:ChangePassword']");
        assertThat(walk.page().locator("#" + form.getAttribute("aria-describedby")))
                .hasAttribute("data-denied-action", "iam:GetAccountPasswordPolicy");
        assertThat(walk.page()
                        .locator(".facts div")
                        .filter(new Locator.FilterOptions().setHasText("Account ID and canonical user ID"))
                        .locator("[data-reason]"))
                .hasAttribute("data-reason", reason);
        assertThat(walk.page().getByText("Account alias")).hasCount(0);
        walk.seesClosed("iam:CreateAccessKey", reason).seesClosed("iam:UploadSigningCertificate", reason);
        walk.open(GIT).seesClosed("iam:UploadSSHPublicKey", reason);
        walk.seesClosed("iam:CreateServiceSpecificCredential", reason);
        SECTIONS.forEach((section, page) -> {
            Locator refused = section(walk.open(page), section);
            assertThat(refused.locator("> .why-block [data-reason]")).hasAttribute("data-reason", reason);
            assertThat(refused.locator("table")).hasCount(0);
        });
    }

    private static void seesNoAdministration(Walk walk, String reason) {
        for (String page : ADMINISTRATION) {
            walk.open(page);
            assertThat(walk.page()
                            .locator("main [data-reason='" + reason + "']")
                            .first())
                    .isVisible();
            assertThat(walk.page().locator("main table")).hasCount(0);
        }
    }

    private static Locator section(Walk walk, String name) {
        return walk.page().locator("[data-section='" + name + "']");
    }

    /** Row d, as far as it is the same with a device and without. */
    private static void callsWithoutMfa(QueryClient key) {
        OPEN_CALLS.forEach(call -> done(key.iam(call)));
        NEED_MFA_CALLS.forEach(call -> isDenied(key.iam(call), "with an explicit deny"));
        CLOSED_CALLS.forEach(call -> isDenied(key.iam(call), "with an explicit deny"));
        QueryClient session = Subordinate.session(done(key.sts("GetSessionToken")));
        assertThat(session.iam("GetUser").code()).isEqualTo("InvalidClientTokenId");
    }

    /** Row e. */
    private static void callsWithMfa(Subordinate tess, String code) {
        QueryClient session = Subordinate.session(done(
                tess.key().sts("GetSessionToken", "SerialNumber", Subordinate.app(tess.name()), "TokenCode", code)));
        OPEN_CALLS.forEach(call -> done(session.iam(call)));
        NEED_MFA_CALLS.forEach(
                call -> assertThat(session.iam(call).code()).as(call).isIn(ANSWERED));
        CLOSED_CALLS.forEach(call -> isDenied(session.iam(call), "because no identity-based policy allows"));
        Reply keys = session.iam("ListAccessKeys");
        isDenied(
                session.iam("GetAccessKeyLastUsed", "AccessKeyId", keys.text("AccessKeyId")),
                "because no identity-based policy allows");
        isDenied(
                session.iam("CreateVirtualMFADevice", "VirtualMFADeviceName", "phone"),
                "because no identity-based policy allows");
        isDenied(
                session.iam("TagUser", "UserName", tess.name(), "Tags.member.1.Key", "a", "Tags.member.1.Value", "b"),
                "because no identity-based policy allows");
        isDenied(session.iam("GetUser", "UserName", "paul"), "because no identity-based policy allows");
    }

    /** The same code opens nothing again, at whichever door it came in. */
    private static void isUsedUp(Subordinate tess, String code) {
        isDenied(
                tess.key().sts("GetSessionToken", "SerialNumber", Subordinate.app(tess.name()), "TokenCode", code),
                "MultiFactorAuthentication failed");
    }

    private static void isDenied(Reply reply, String reason) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("AccessDenied");
        assertThat(reply.message()).contains(reason);
    }

    private static Walk typePair(Walk walk, Codes codes, String button) {
        return walk.type("MFA code 1", codes.first())
                .type("MFA code 2", codes.second())
                .press(button);
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

    /** Three codes in a row, read off at one moment; after the first two were taken, the third is for a minute. */
    private record Codes(String first, String second, String next) {

        /** By a clock that is that much ahead. */
        static Codes shown(String seed, Duration ahead) {
            AuthenticatorApp app = AuthenticatorApp.with(seed, Clock.fixed(Instant.now(), ZoneOffset.UTC))
                    .off(ahead);
            return new Codes(app.code(-1), app.code(), app.code(1));
        }
    }
}
