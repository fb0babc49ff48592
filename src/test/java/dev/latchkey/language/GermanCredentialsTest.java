package dev.latchkey.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.certificate.UploadSigningCertificate;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.credential.sshkey.UploadSshPublicKey;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.Untold;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever signs in and looks after their own credentials in German meets no sentence that is not told in German. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanCredentialsTest {

    private static final String OWN = "/security-credentials";
    private static final String FRAME = "/signout, /theme, /language";

    private static final List<String> PAGES = List.of(
            OWN,
            OWN + "/git",
            OWN + "/activity",
            OWN + "/password",
            OWN + "/access-keys/new",
            OWN + "/ssh-keys/new",
            OWN + "/certificates/new",
            OWN + "/git-credentials/new",
            "/verify?for=mfa",
            "/verify?for=iam:CreateAccessKey");

    @Inject
    World world;

    private final Untold untold = Untold.listen();

    private PortalClient browser = german();

    private static PortalClient german() {
        return PortalClient.open().header("Accept-Language", "de");
    }

    private World.Person signedIn() {
        World.Person nora = world.account().userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA");
        browser = german().signedIn(nora);
        return nora;
    }

    @AfterEach
    void stopListening() {
        untold.close();
    }

    private Filled form(String page) {
        return browser.get(OWN + page).form(OWN + page);
    }

    /** Sends each form of a page with nothing filled in; what works all the same is told on the page behind it. */
    private void sendEachFormEmpty(String address) {
        for (Element form : browser.get(address).html().select("form[method=post]")) {
            String action = form.attr("action");
            if (FRAME.contains(action)) {
                continue;
            }
            Filled empty = browser.get(address).form(action);
            form.select("input:not([type=hidden])[name], textarea[name]")
                    .eachAttr("name")
                    .forEach(empty::without);
            followed(empty.submit());
        }
    }

    private static Page followed(Page answer) {
        return answer.status() == 303 ? answer.follow() : answer;
    }

    private void add(String kind, String field, String text) {
        assertThat(form(kind).with(field, text).submit().status()).isEqualTo(303);
    }

    @Test
    void pages_and_forms_with_nothing_in_them() {
        signedIn();

        PAGES.forEach(browser::get);
        PAGES.forEach(this::sendEachFormEmpty);

        assertThat(untold.texts()).isEmpty();
    }

    @Test
    void what_is_done_with_each_credential() {
        signedIn();
        add("/ssh-keys/new", "sshPublicKeyBody", SshKeyFile.text("ed25519.pub"));
        add("/certificates/new", "certificateBody", CertificateFile.text("ec-256.pem"));
        assertThat(form("/access-keys/new").submit().status()).isEqualTo(200);
        assertThat(form("/git-credentials/new")
                        .with("serviceName", "codecommit.amazonaws.com")
                        .submit()
                        .status())
                .isEqualTo(200);

        for (String list : List.of(OWN, OWN + "/git")) {
            sendEachFormEmpty(list);
            browser.get(list)
                    .html()
                    .select("main a[href^='" + OWN + "/']")
                    .eachAttr("href")
                    .forEach(this::sendEachFormEmpty);
            sendEachFormEmpty(list);
        }

        assertThat(untold.texts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/password | secret-newPassword | short | Das stimmt nicht mit dem neuen Passwort überein.",
                "/access-keys/new | description | LONG | Beschreiben Sie ihn in höchstens 256 Zeichen.",
                "/ssh-keys/new | sshPublicKeyBody | nonsense | Das ist kein öffentlicher SSH-Schlüssel.",
                "/ssh-keys/new | sshPublicKeyBody | LONG | Dieser Text ist zu lang: 20000 Zeichen",
                "/certificates/new | certificateBody | nonsense | Das ist kein Zertifikat in PEM.",
                "/git-credentials/new | credentialAgeDays | never | Geben Sie eine Zahl von Tagen von 1 bis 36600 an",
                "/git-credentials/new | serviceName | post | Wählen Sie einen der Services in der Liste."
            })
    void something_wrong(String page, String field, String text, String expected) {
        signedIn();

        Page answer =
                form(page).with(field, text.replace("LONG", "x".repeat(20_000))).submit();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#error-summary").text()).contains(expected);
        assertThat(untold.texts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wrong! | Long&Better-42 | Das ist nicht Ihr aktuelles Passwort.",
                "RIGHT | a | Verwenden Sie mindestens 8 Zeichen. Mischen Sie mindestens 3 davon:",
                "RIGHT | RIGHT | Das ist Ihr aktuelles Passwort.",
                "RIGHT | Password123! | Dieses Passwort"
            })
    void a_password_that_will_not_do(String old, String wanted, String expected) {
        signedIn();
        String typed = wanted.replace("RIGHT", World.PASSWORD);

        Page answer = form("/password")
                .with("secret-oldPassword", old.replace("RIGHT", World.PASSWORD))
                .with("secret-newPassword", typed)
                .with("secret-confirmPassword", typed)
                .submit();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#error-summary").text()).contains(expected);
        assertThat(untold.texts()).isEmpty();
    }

    @Test
    void a_text_that_is_not_told_is_heard() {
        Words.in(Language.GERMAN, "Nobody ever says this.");

        assertThat(untold.texts()).containsExactly("Nobody ever says this.");
    }

    @Test
    void what_happened_since_somebody_was_told_last() {
        World.Person nora = signedIn();
        nora.account().perform(new CreateAccessKey("nora", null));
        nora.account().perform(new CreateServiceSpecificCredential("nora", "codecommit.amazonaws.com", null));
        nora.account().perform(new UploadSshPublicKey("nora", SshKeyFile.text("rsa-2048.pub")));
        nora.account().perform(new UploadSigningCertificate("nora", CertificateFile.text("rsa-2048.pem")));
        for (int i = 0; i < 5; i++) {
            browser.copy().dropCookie("__Host-sid").signIn(nora.account().accountId(), "nora", "wrong-" + i);
        }

        Document page = browser.dropCookie("__Host-sid").signedIn(nora).get(OWN).html();

        assertThat(page.select(".notices li").eachText())
                .anySatisfy(notice -> assertThat(notice).startsWith("Für Sie wurde durch root von "))
                .anySatisfy(notice -> assertThat(notice).startsWith("5 Versuche, sich als Sie anzumelden"))
                .hasSize(6);
        assertThat(untold.texts()).isEmpty();
    }

    @Test
    void signing_in_and_out() {
        World.Person nora = world.account().userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA");
        String account = nora.account().accountId();

        Page wrong = browser.signIn(account, "nora", "wrong");
        browser.signedIn(nora);
        Page out = browser.get(OWN).form("/signout").submit().follow();

        assertThat(wrong.html().select("h1").text()).isEqualTo("Anmelden");
        assertThat(wrong.text()).contains("Konto, Benutzername oder Passwort stimmt nicht");
        assertThat(out.text()).contains("Abgemeldet.");
        assertThat(untold.texts()).isEmpty();
    }

    @Test
    void a_password_that_is_due() {
        World.Person nora = world.account()
                .usersMayChangePassword()
                .user("nora")
                .withTemporaryPassword(World.PASSWORD)
                .withPublished("ManageOwnCredentialsNoMFA");
        Page due = browser.signIn(nora.account().accountId(), "nora", World.PASSWORD)
                .follow();

        Page wrong = due.form("/signin/change-password").submit();

        assertThat(due.html().select("h1").text()).isEqualTo("Neues Passwort festlegen");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(untold.texts()).isEmpty();
    }
}
