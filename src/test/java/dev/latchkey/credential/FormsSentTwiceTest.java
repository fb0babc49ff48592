package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.certificate.ListSigningCertificates;
import dev.latchkey.credential.certificate.UploadSigningCertificate;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.credential.gitcredential.ListServiceSpecificCredentials;
import dev.latchkey.credential.sshkey.ListSshPublicKeys;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.credential.sshkey.UploadSshPublicKey;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Forms of SSH keys, certificates and Git credentials that arrive twenty times at once, as from an impatient finger. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FormsSentTwiceTest {
    private static final String OWN = "/security-credentials";
    private static final String GIT = "codecommit.amazonaws.com";

    @Inject
    World world;

    private World.Account account;
    private PortalClient browser;

    @BeforeEach
    void nora() {
        account = world.account();
        browser = PortalClient.open()
                .signedIn(account.userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA"));
    }

    private static List<Page> sentTwentyTimes(Filled form) {
        ExecutorService senders = Executors.newFixedThreadPool(20);
        try {
            return IntStream.range(0, 20)
                    .mapToObj(i -> new Filled(form.client().copy(), form.action(), new LinkedHashMap<>(form.fields())))
                    .map(copy -> CompletableFuture.supplyAsync(copy::submit, senders))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            senders.shutdown();
        }
    }

    /** All were answered as if they had been the only one, and a secret was shown to one of them at most. */
    private static void areAnsweredWell(List<Page> answers, long showingASecret) {
        assertThat(answers)
                .extracting(Page::status)
                .containsOnly(showingASecret == 0 ? new Integer[] {303} : new Integer[] {200, 303});
        assertThat(answers.stream()
                        .filter(answer -> !answer.html().select("[data-secret]").isEmpty())
                        .count())
                .isEqualTo(showingASecret);
    }

    private Filled form(String page, String action) {
        return browser.get(OWN + page).form(OWN + action);
    }

    @Test
    void an_SSH_key_is_uploaded_once() {
        List<Page> answers = sentTwentyTimes(
                form("/ssh-keys/new", "/ssh-keys/new").with("sshPublicKeyBody", SshKeyFile.text("ed25519.pub")));

        areAnsweredWell(answers, 0);
        assertThat(account.perform(ListSshPublicKeys.of("nora")).items()).hasSize(1);
    }

    @Test
    void an_SSH_key_is_deleted_once() {
        String id = account.perform(new UploadSshPublicKey("nora", SshKeyFile.text("ed25519.pub")))
                .sshPublicKeyId();
        form("/git", "/ssh-keys/" + id + "/deactivate").submit();

        areAnsweredWell(
                sentTwentyTimes(form("/ssh-keys/" + id + "/delete", "/ssh-keys/" + id + "/delete")
                        .with("confirmation", id)),
                0);

        assertThat(account.perform(ListSshPublicKeys.of("nora")).items()).isEmpty();
    }

    @Test
    void a_certificate_is_uploaded_once() {
        List<Page> answers = sentTwentyTimes(form("/certificates/new", "/certificates/new")
                .with("certificateBody", CertificateFile.text("ec-256.pem")));

        areAnsweredWell(answers, 0);
        assertThat(answers.get(0).follow().text()).contains("was added");
        assertThat(account.perform(ListSigningCertificates.of("nora")).items()).hasSize(1);
    }

    @Test
    void a_certificate_is_made_once_and_its_key_shown_once() {
        areAnsweredWell(sentTwentyTimes(form("/certificates/new", "/certificates/create")), 1);

        assertThat(account.perform(ListSigningCertificates.of("nora")).items()).hasSize(1);
    }

    @Test
    void a_certificate_is_deactivated_once() {
        String id = account.perform(new UploadSigningCertificate("nora", CertificateFile.text("ec-256.pem")))
                .certificateId();

        areAnsweredWell(sentTwentyTimes(form("", "/certificates/" + id + "/deactivate")), 0);

        assertThat(account.perform(ListSigningCertificates.of("nora"))
                        .items()
                        .get(0)
                        .isActive())
                .isFalse();
    }

    @Test
    void Git_credentials_are_generated_once_and_shown_once() {
        areAnsweredWell(
                sentTwentyTimes(
                        form("/git-credentials/new", "/git-credentials/new").with("serviceName", GIT)),
                1);

        assertThat(account.perform(ListServiceSpecificCredentials.of("nora")).items())
                .hasSize(1);
    }

    @Test
    void Git_credentials_get_one_new_password_which_is_shown_once() {
        String id = account.perform(new CreateServiceSpecificCredential("nora", GIT, null))
                .serviceSpecificCredentialId();

        areAnsweredWell(
                sentTwentyTimes(form("/git-credentials/" + id + "/reset", "/git-credentials/" + id + "/reset")), 1);
    }
}
