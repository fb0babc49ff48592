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

    private static final Pattern ONE_LINE = Pattern.compile("^.{60}$");

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void nora_keeps_her_ssh_keys_certificates_and_git_credentials(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk nora = window.walk().signInAs("nora");

            sshKey(nora);
            certificate(nora);
            gitCredentials(nora);

            nora.open("/security-credentials/activity").sees("iam:CreateServiceSpecificCredential");
            nora.sees("This session").signOut();
        }
    }

    private static void sshKey(Walk nora) {
        nora.open("/security-credentials/git").follow("Upload SSH public key");
        nora.seesHeading("Upload SSH public key").type("SSH public key", "ssh-rsa nonsense");
        nora.press("Upload SSH public key").sees("There is a problem");
        nora.finds("SSH public key", "ssh-rsa nonsense").type("SSH public key", SshKeyFile.text("ed25519.pub"));
        nora.press("Check it first").sees("SHA256:yfHGW9eyeelwnskl+hRgCMkKdQJak6z73DKnKkRllT8");
        nora.press("Upload SSH public key").seesHeading("My Security Credentials");
        nora.sees("SHA256:yfHGW9eyeelwnskl+hRgCMkKdQJak6z73DKnKkRllT8");
        deactivateUndoAndDelete(nora, "ssh-public-keys");
    }

    private static void certificate(Walk nora) {
        nora.open("/security-credentials").follow("Upload signing certificate");
        nora.type("Certificate (PEM)", CertificateFile.text("another.pem")).press("Upload signing certificate");
        nora.seesHeading("My Security Credentials").sees("CN=nora\\, the second");
        deactivateUndoAndDelete(nora, "signing-certificates");
    }

    private static void gitCredentials(Walk nora) {
        nora.open("/security-credentials/git").follow("Generate credentials").press("Generate credentials");
        nora.seesHeading("Git credentials generated");
        Page page = nora.page();
        assertThat(page.locator("[data-secret=git-password]")).hasValue(ONE_LINE);
        Download file =
                page.waitForDownload(() -> page.getByText("Download .csv file").click());
        org.assertj.core.api.Assertions.assertThat(file.suggestedFilename()).endsWith("_credentials.csv");
        page.getByLabel("I have saved it").check();
        nora.follow("Done").seesHeading("My Security Credentials");
        assertThat(page.locator("[data-secret]")).hasCount(0);

        section(page, "git-credentials").getByText("Reset password").first().click();
        nora.sees("The old password stops working at once.");
        page.locator("main form button").last().click();
        nora.seesHeading("Password reset");
        page.getByLabel("I have saved it").check();
        nora.follow("Done");
        deactivateUndoAndDelete(nora, "git-credentials");
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
