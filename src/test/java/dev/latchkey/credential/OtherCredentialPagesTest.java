package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.certificate.ListSigningCertificates;
import dev.latchkey.credential.certificate.SigningCertificate;
import dev.latchkey.credential.certificate.UploadSigningCertificate;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.credential.gitcredential.ListServiceSpecificCredentials;
import dev.latchkey.credential.sshkey.ListSshPublicKeys;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.credential.sshkey.SshPublicKeyMetadata;
import dev.latchkey.credential.sshkey.UploadSshPublicKey;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherCredentialPagesTest {
    private static final String OWN = "/security-credentials";
    private static final String GIT_PAGE = OWN + "/git";
    private static final String GIT = "codecommit.amazonaws.com";
    private static final String PRIVATE_KEY = """
            -----BEGIN OPENSSH PRIVATE KEY-----
            b3BlbnNzaC1rZXktdjEAAAAABG5vbmUtdGhlLXNlY3JldA==
            -----END OPENSSH PRIVATE KEY-----
            """;

    @Inject
    World world;

    private World.Account account;
    private World.Person nora;
    private PortalClient browser;

    @BeforeEach
    void nora() {
        account = world.account();
        nora = account.userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA");
        browser = PortalClient.open().signedIn(nora);
    }

    private static Element control(Document page, String action) {
        return Objects.requireNonNull(page.selectFirst("[data-action='" + action + "']"), action);
    }

    private List<SshPublicKeyMetadata> keys() {
        return account.perform(ListSshPublicKeys.of("nora")).items();
    }

    private List<SigningCertificate> certificates() {
        return account.perform(ListSigningCertificates.of("nora")).items();
    }

    @Nested
    class An_SSH_public_key {

        private Page upload(String text) {
            return browser.get(OWN + "/ssh-keys/new")
                    .form(OWN + "/ssh-keys/new")
                    .with("sshPublicKeyBody", text)
                    .submit();
        }

        @Test
        void is_uploaded_and_listed_with_what_it_is() {
            Page answer = upload(SshKeyFile.text("ed25519.pub"));

            assertThat(answer.status()).isEqualTo(303);
            Document page = answer.follow().html();
            assertThat(page.select("#flash").text()).contains("was added");
            assertThat(page.select("[data-section=ssh-public-keys]").text())
                    .contains("SHA256:yfHGW9eyeelwnskl+hRgCMkKdQJak6z73DKnKkRllT8")
                    .contains("ssh-ed25519, 256 bits")
                    .contains("x\"><script>alert(1)</script> $(id) `id` %s {{7*7}} café")
                    .contains("User APKA");
            assertThat(page.select("script:containsData(alert)")).isEmpty();
        }

        @Test
        void is_told_about_before_it_is_uploaded() {
            Page checked = browser.get(OWN + "/ssh-keys/new")
                    .form(OWN + "/ssh-keys/new")
                    .with("sshPublicKeyBody", SshKeyFile.text("rsa-2048.pub"))
                    .with("check", "true")
                    .submit();

            assertThat(checked.status()).isEqualTo(200);
            assertThat(checked.text()).contains("ssh-rsa, 2048 bits");
            assertThat(checked.html().select("textarea").val()).startsWith("ssh-rsa ");
            assertThat(keys()).isEmpty();
        }

        @Test
        void that_cannot_be_read_stays_in_the_form_with_what_is_wrong() {
            Page answer = upload("ssh-rsa nonsense");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.html().select("textarea").val()).isEqualTo("ssh-rsa nonsense");
            assertThat(answer.html().select("#error-summary").text()).contains("This is not an SSH public key");
        }

        @Test
        void that_is_private_is_refused_and_not_shown_again() {
            Page answer = upload(PRIVATE_KEY);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("We did not keep it; treat that key as exposed");
            assertThat(answer.response().body()).doesNotContain("b3BlbnNzaC1rZXktdjE");
        }

        @Test
        void is_deactivated_undone_and_deleted_once_it_is_inactive() {
            upload(SshKeyFile.text("ecdsa-256.pub"));
            String id = keys().get(0).sshPublicKeyId();
            String path = OWN + "/ssh-keys/" + id;

            assertThat(browser.get(path + "/delete")
                            .html()
                            .select("[data-decision=denied]")
                            .text())
                    .contains("Delete");
            Page off = browser.get(GIT_PAGE).form(path + "/deactivate").submit();
            assertThat(off.location()).isEqualTo(GIT_PAGE);
            assertThat(keys().get(0).isActive()).isFalse();

            off.follow().form(path + "/activate").submit();
            assertThat(keys().get(0).isActive()).isTrue();

            browser.get(GIT_PAGE).form(path + "/deactivate").submit();
            Page wrong = browser.get(path + "/delete")
                    .form(path + "/delete")
                    .with("confirmation", "APKA")
                    .submit();
            assertThat(wrong.status()).isEqualTo(422);
            Page deleted = browser.get(path + "/delete")
                    .form(path + "/delete")
                    .with("confirmation", id)
                    .submit();
            assertThat(deleted.follow().html().select("#flash").text()).contains(id + " is deleted");
            assertThat(keys()).isEmpty();
        }

        @Test
        void too_many_close_the_button_with_the_number() {
            for (int i = 0; i < 5; i++) {
                account.perform(new UploadSshPublicKey("nora", OtherCredentialOperationsTest.freshKey()));
            }

            Document page = browser.get(GIT_PAGE).html();

            Element upload = control(page, "iam:UploadSSHPublicKey");
            assertThat(upload.attr("data-decision")).isEqualTo("denied");
            Element reason = Objects.requireNonNull(page.getElementById(upload.attr("aria-describedby")));
            assertThat(reason.attr("data-reason")).isEqualTo("quota");
            assertThat(reason.text()).contains("You have 5 of 5 SSH public keys.");
        }

        @Test
        void of_somebody_else_is_not_found() {
            account.user("other");
            String id = account.perform(new UploadSshPublicKey("other", SshKeyFile.text("rsa-2048.pub")))
                    .sshPublicKeyId();

            assertThat(browser.get(OWN + "/ssh-keys/" + id + "/delete").status())
                    .isEqualTo(404);
            assertThat(browser.get("/admin/users/other/ssh-keys/" + id + "/delete")
                            .status())
                    .isIn(403, 404);
        }
    }

    @Nested
    class A_signing_certificate {

        private Page upload(String text) {
            return browser.get(OWN + "/certificates/new")
                    .form(OWN + "/certificates/new")
                    .with("certificateBody", text)
                    .submit();
        }

        @Test
        void is_uploaded_and_listed_with_what_it_says() {
            Page answer = upload(CertificateFile.text("hostile.pem"));

            assertThat(answer.status()).isEqualTo(303);
            Document page = answer.follow().html();
            assertThat(page.select("[data-section=signing-certificates]").text())
                    .contains("V6R5LP7GHDDE7LVIS44LDLFA4OEO7U7W", "script\\>alert(1)", "RSA 2048", "Active");
            assertThat(page.select("script:containsData(alert)")).isEmpty();
        }

        @Test
        void says_so_where_it_was_there_before() {
            upload(CertificateFile.text("ec-256.pem"));

            assertThat(upload(CertificateFile.text("ec-256.pem")).follow().text())
                    .contains("was in the list already");
            assertThat(certificates()).hasSize(1);
        }

        @Test
        void with_a_private_key_beside_it_is_refused_and_not_shown_again() {
            Page answer = upload(CertificateFile.text("ec-256.pem") + PRIVATE_KEY);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("We did not keep it; treat that key as exposed");
            assertThat(answer.response().body()).doesNotContain("b3BlbnNzaC1rZXktdjE");
        }

        @Test
        void that_expired_is_weak_or_belongs_to_somebody_else_is_refused() {
            account.user("other");
            account.perform(new UploadSigningCertificate("other", CertificateFile.text("another.pem")));

            assertThat(upload(CertificateFile.text("expired.pem")).text()).contains("has expired");
            assertThat(upload(CertificateFile.text("rsa-1024.pem")).text()).contains("fewer than 2048 bits");
            assertThat(upload(CertificateFile.text("another.pem")).text()).contains("is in use already");
            assertThat(upload(CertificateFile.text("chain.pem")).text()).contains("more than one certificate");
        }

        @Test
        void shows_what_is_to_be_known_about_it_as_badges() {
            account.perform(new UploadSigningCertificate("nora", CertificateFile.text("not-yet-valid.pem")));
            account.perform(new UploadSigningCertificate("nora", CertificateFile.text("rsa-1024.pem")));

            assertThat(browser.get(OWN)
                            .html()
                            .select("[data-section=signing-certificates] .badge")
                            .eachText())
                    .contains("Not yet valid", "Weak key", "Active");
        }

        @Test
        void is_made_here_and_its_private_key_shown_once() {
            Page shown = browser.get(OWN + "/certificates/new")
                    .form(OWN + "/certificates/create")
                    .submit();

            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.header("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
            assertThat(shown.html().select("[data-secret=private-key]").val())
                    .startsWith("-----BEGIN PRIVATE KEY-----");
            assertThat(certificates()).hasSize(1);
            assertThat(browser.get(OWN).response().body()).doesNotContain("PRIVATE KEY");
        }
    }

    @Nested
    class Git_credentials {

        private Page generate() {
            return browser.get(OWN + "/git-credentials/new")
                    .form(OWN + "/git-credentials/new")
                    .with("serviceName", GIT)
                    .submit();
        }

        @Test
        void are_shown_once_and_can_be_downloaded_once() {
            Page shown = generate();

            assertThat(shown.status()).isEqualTo(200);
            String password = shown.html().select("[data-secret=git-password]").val();
            assertThat(password).hasSize(60);
            assertThat(shown.text()).contains("nora-at-" + account.accountId());
            Page file = shown.form("/security-credentials/secret-download").submit();
            assertThat(file.response().body())
                    .isEqualTo("User Name,Password\r\n\"nora-at-" + account.accountId() + "\"," + password + "\r\n");
            assertThat(browser.get(GIT_PAGE).response().body()).doesNotContain(password);
        }

        @Test
        void get_a_new_password_after_a_warning() {
            String old = generate().html().select("[data-secret=git-password]").val();
            String id = account.perform(ListServiceSpecificCredentials.of("nora"))
                    .items()
                    .get(0)
                    .serviceSpecificCredentialId();
            String path = OWN + "/git-credentials/" + id + "/reset";

            Page question = browser.get(path);
            Page shown = question.form(path).submit();

            assertThat(question.text()).contains("The old password stops working at once.");
            assertThat(shown.html().select("[data-secret=git-password]").val())
                    .hasSize(60)
                    .isNotEqualTo(old);
        }

        @Test
        void are_two_for_a_service_and_another_service_is_offered() {
            generate();
            generate();

            Document page = browser.get(GIT_PAGE).html();

            Element gate = control(page, "iam:CreateServiceSpecificCredential");
            assertThat(gate.attr("data-decision")).isEqualTo("denied");
            assertThat(page.select("[data-section=git-credentials] .why-block").text())
                    .contains("You have 2 of 2 Git credentials for " + GIT);
            assertThat(page.select(
                            "a[href='/security-credentials/git-credentials/new?service=cassandra.amazonaws.com']"))
                    .hasSize(1);
        }

        @Test
        void need_a_sensible_number_of_days() {
            Page answer = browser.get(OWN + "/git-credentials/new")
                    .form(OWN + "/git-credentials/new")
                    .with("serviceName", GIT)
                    .with("credentialAgeDays", "0")
                    .submit();

            assertThat(answer.status()).isEqualTo(422);
        }

        @Test
        void of_somebody_else_are_not_found() {
            account.user("other");
            String id = account.perform(new CreateServiceSpecificCredential("other", GIT, null))
                    .serviceSpecificCredentialId();

            assertThat(browser.get(OWN + "/git-credentials/" + id + "/reset").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void an_administrator_does_all_of_it_for_another_user() {
        PortalClient dana =
                PortalClient.open().signedIn(account.userWithPassword("dana").administrator());
        String users = "/admin/users/nora";

        dana.get(users + "/ssh-keys/new")
                .form(users + "/ssh-keys/new")
                .with("sshPublicKeyBody", SshKeyFile.text("rsa-2048.pub"))
                .submit();
        dana.get(users + "/certificates/new")
                .form(users + "/certificates/new")
                .with("certificateBody", CertificateFile.text("rsa-2048.pem"))
                .submit();
        Page shown = dana.get(users + "/git-credentials/new")
                .form(users + "/git-credentials/new")
                .with("serviceName", GIT)
                .submit();

        assertThat(shown.text()).contains("nora-at-" + account.accountId());
        assertThat(keys()).hasSize(1);
        assertThat(certificates()).hasSize(1);
        Document page = dana.get(users).html();
        assertThat(page.select("[data-section]").eachAttr("data-section"))
                .contains("ssh-public-keys", "git-credentials", "signing-certificates");
        assertThat(page.select("form[action^='" + users + "/ssh-keys/APKA']")).isNotEmpty();
    }

    @Test
    void whoever_may_do_none_of_it_finds_the_pages_closed() {
        PortalClient paul =
                PortalClient.open().signedIn(account.userWithPassword("paul").withPublished("ManageOwnPasswordOnly"));

        for (String path : List.of("/ssh-keys/new", "/certificates/new", "/git-credentials/new")) {
            Page page = paul.get(OWN + path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.html().select("main form")).as(path).isEmpty();
            assertThat(page.html().select("[data-decision=denied]")).as(path).isNotEmpty();
        }
    }
}
