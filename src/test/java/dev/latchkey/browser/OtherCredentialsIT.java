package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.sshkey.SshKeyFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherCredentialsIT {

    private static final Pages OWN =
            new Pages("/security-credentials", "/security-credentials/git", "My Security Credentials");

    private static final Pages OF_ZOE = new Pages("/admin/users/zoe", "/admin/users/zoe", "zoe");

    private static final Pattern ONE_LINE = Pattern.compile("^.{60}$");

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void nora_keeps_her_ssh_keys_certificates_and_git_credentials(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk nora = window.walk().signInAs("nora");

            OWN.sshKey(nora);
            OWN.certificate(nora);
            OWN.madeCertificate(nora);
            OWN.gitCredentials(nora);

            nora.open("/security-credentials/activity").sees("iam:CreateServiceSpecificCredential");
            nora.sees("This session").signOut();
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void dana_does_it_all_for_zoe(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk dana = window.walk().signInAs("dana");

            OF_ZOE.sshKey(dana);
            OF_ZOE.certificate(dana);
            OF_ZOE.madeCertificate(dana);
            OF_ZOE.gitCredentials(dana);
        }
    }

    /** Whose pages they are: where they stand, and how the one is headed that people come back to. */
    private record Pages(String iam, String git, String heading) {

        private void sshKey(Walk nora) {
            nora.open(git).follow("Upload SSH public key");
            nora.seesHeading("Upload SSH public key").type("SSH public key", "ssh-rsa nonsense");
            nora.press("Upload SSH public key").sees("There is a problem");
            nora.finds("SSH public key", "ssh-rsa nonsense").type("SSH public key", SshKeyFile.text("ed25519.pub"));
            nora.press("Check it first").sees("SHA256:yfHGW9eyeelwnskl+hRgCMkKdQJak6z73DKnKkRllT8");
            nora.press("Upload SSH public key").seesHeading(heading);
            nora.sees("SHA256:yfHGW9eyeelwnskl+hRgCMkKdQJak6z73DKnKkRllT8");
            deactivateUndoAndDelete(nora, "ssh-public-keys");
        }

        private void certificate(Walk nora) {
            nora.open(iam).follow("Upload signing certificate");
            nora.type("Certificate (PEM)", CertificateFile.text("another.pem")).press("Upload signing certificate");
            nora.seesHeading(heading).sees("CN=nora\\, the second");
            deactivateUndoAndDelete(nora, "signing-certificates");
        }

        /** Key and certificate are made here, and the key is shown once. */
        private void madeCertificate(Walk nora) {
            nora.open(iam + "/certificates/new").press("Create X.509 certificate");
            assertThat(nora.page().locator("[data-secret]").first()).hasValue(Pattern.compile("BEGIN PRIVATE KEY"));
            nora.finishSaving().seesHeading(heading);
            assertThat(nora.page().locator("[data-secret]")).hasCount(0);
            deactivateUndoAndDelete(nora, "signing-certificates");
        }

        private void gitCredentials(Walk nora) {
            nora.open(git).follow("Generate credentials").press("Generate credentials");
            nora.seesHeading("Git credentials generated");
            Page page = nora.page();
            assertThat(page.locator("[data-secret=git-password]")).hasValue(ONE_LINE);
            Download file = page.waitForDownload(
                    () -> page.getByText("Download .csv file").click());
            org.assertj.core.api.Assertions.assertThat(file.suggestedFilename()).endsWith("_credentials.csv");
            page.getByLabel("I have saved it").check();
            nora.follow("Done").seesHeading(heading);
            assertThat(page.locator("[data-secret]")).hasCount(0);

            section(page, "git-credentials").getByText("Reset password").first().click();
            nora.sees("The old password stops working at once.");
            page.locator("main form button").last().click();
            nora.seesHeading("Password reset");
            page.getByLabel("I have saved it").check();
            nora.follow("Done");
            deactivateUndoAndDelete(nora, "git-credentials");
        }
    }

    private static void deactivateUndoAndDelete(Walk nora, String section) {
        Page page = nora.page();
        button(page, section, "Deactivate").click();
        nora.sees("is inactive");
        page.locator("#flash").getByRole(AriaRole.BUTTON).click();
        nora.sees("is active");
        button(page, section, "Deactivate").click();
        section(page, section)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Delete")))
                .click();
        Locator field = page.locator("#confirmation");
        String label = page.locator("label[for=confirmation]").textContent();
        field.fill(label.replace("Type ", "").replace(" to confirm", "").strip());
        page.locator("main form")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Delete")))
                .click();
        nora.sees("is deleted");
    }

    private static Locator section(Page page, String name) {
        return page.locator("[data-section=" + name + "]");
    }

    private static Locator button(Page page, String section, String label) {
        return section(page, section)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + label)))
                .first();
    }
}
