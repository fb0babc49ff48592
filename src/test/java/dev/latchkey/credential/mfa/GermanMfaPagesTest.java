package dev.latchkey.credential.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.Untold;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The pages of MFA devices as a German browser is shown them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanMfaPagesTest {
    private static final String HOME = "/security-credentials";
    private static final String NEW = HOME + "/mfa/new";
    private static final String MAY_ALL_OF_MFA = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*MFA*","Resource":"*"}]}""";
    private static final String CODES = HOME + "/mfa/recovery-codes";
    private static final String STOCK = "/admin/hardware-tokens";

    @Inject
    World world;

    @Inject
    TestClock clock;

    private final PortalClient browser = PortalClient.open().header("Accept-Language", "de");
    private final Untold untold = Untold.listen();

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30 + 10));
    }

    @AfterEach
    void resetClock() {
        untold.close();
        clock.reset();
    }

    private static Page add(Page page, String first, String second) {
        return page.form(NEW)
                .with("secret-mfaCode1", first)
                .with("secret-mfaCode2", second)
                .submit();
    }

    private AuthenticatorApp appOf(Page page) {
        return AuthenticatorApp.with(
                page.html().select("[data-secret=totp-seed]").text(), clock);
    }

    @Test
    void a_device_is_added_and_removed_without_a_word_of_English() {
        World.Account account = world.account();
        PortalClient gwen =
                browser.signedIn(account.userWithPassword("gwen").with(account.policy("MFA", MAY_ALL_OF_MFA)));
        Page page = gwen.get(NEW);
        AuthenticatorApp app = appOf(page);

        Page twice = add(page, app.code(), app.code());
        Page reversed = add(gwen.get(NEW), app.code(), app.code(-1));
        Page unreadable = add(gwen.get(NEW), "12345", "abcdef");
        Page added = add(gwen.get(NEW), app.code(-1), app.code());
        Document next = added.follow().html();
        Page passkey = gwen.get(NEW + "/passkey");
        Page token = gwen.get(NEW + "/hardware-token");

        assertThat(page.html().select("h1").text()).isEqualTo("MFA-Gerät zuweisen");
        assertThat(twice.text()).contains("Das ist zweimal derselbe Code.");
        assertThat(reversed.text()).contains("Diese beiden Codes sind in der falschen Reihenfolge.");
        assertThat(unreadable.text()).contains("Geben Sie die 6 Ziffern ein");
        assertThat(added.status()).isEqualTo(303);
        assertThat(next.select("h1").text()).isEqualTo("MFA-Gerät hinzugefügt");
        assertThat(next.select("#flash").text()).contains("Erfolg", "Das MFA-Gerät gwen wurde hinzugefügt.");
        assertThat(passkey.html().select("title").text()).startsWith("Passkey oder Sicherheitsschlüssel hinzufügen");
        assertThat(token.html().select("h1").text()).isEqualTo("Hardware-TOTP-Token zuweisen");
        assertThat(untold.texts()).isEmpty();
    }

    @Test
    void everything_that_can_be_done_with_a_device_is_told_in_German() {
        World.Person dana = world.account().userWithPassword("dana").administrator();
        PortalClient admin = browser.signedIn(dana);
        Page page = admin.get(NEW);
        AuthenticatorApp app = appOf(page);
        Page added = add(page, app.code(-1), app.code());
        assertThat(added.status()).as(added.text()).isEqualTo(303);
        clock.advance(Duration.ofSeconds(30));
        admin.get("/verify?for=mfa&next=" + HOME)
                .form("/verify")
                .with("secret-mfaCode", app.code())
                .submit();
        Document home = admin.get(HOME).html();
        String remove = home.select("[data-section=mfa] [data-action='iam:DeactivateMFADevice']")
                .attr("href");
        assertThat(remove).as(home.text()).isNotEmpty();
        untold.texts().clear();

        Page removal = admin.get(remove);
        Page unconfirmed = removal.form(remove).submit();
        Page resync = admin.get(remove.replace("/remove", "/resync"));
        Page codes = admin.get(CODES);
        Page made = codes.form(CODES).submit();
        String file = made.form(HOME + "/secret-download").submit().response().body();
        Page stock = admin.get(STOCK);
        Page gone = removal.form(remove).with("confirmation", "dana").submit();

        assertThat(home.select("[data-section=mfa] h2").text()).isEqualTo("Multi-Faktor-Authentifizierung (MFA)");
        assertThat(home.text()).contains("Wiederherstellungscodes: noch keine.");
        assertThat(unconfirmed.text()).contains("Geben Sie zur Bestätigung dana ein.");
        assertThat(resync.html().select("h1").text()).isEqualTo("MFA-Gerät neu synchronisieren");
        assertThat(codes.text()).contains("Sie haben noch keine.");
        assertThat(made.html().select("h1").text()).isEqualTo("Wiederherstellungscodes");
        assertThat(file).startsWith("Latchkey-Wiederherstellungscodes von dana\n");
        assertThat(stock.html().select("h1").text()).isEqualTo("Hardware-Tokens");
        assertThat(gone.follow().html().select("#flash").text()).contains("Das MFA-Gerät dana wurde entfernt.");
        assertThat(untold.texts()).isEmpty();
        assertThat(admin.get("/admin/activity")
                        .html()
                        .select("dt:contains(Grund) + dd")
                        .eachText())
                .contains("zugelassen");
    }

    @Test
    void a_page_that_is_not_there_says_so_in_German() {
        Page nothing = browser.get("/nothing-here");

        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.html().select("h1").text()).isEqualTo("Seite nicht gefunden");
        assertThat(untold.texts()).isEmpty();
    }

    @Test
    void what_the_script_for_passkeys_says_stands_in_the_page() {
        Document page = browser.get("/signin").html();

        assertThat(page.select("#words").attr("data-passkey-not-used"))
                .isEqualTo("Es wurde kein Passkey verwendet. Versuchen Sie es erneut.");
    }

    @Test
    void a_file_of_tokens_that_cannot_be_read_is_told_with_its_line() {
        PortalClient dana =
                browser.signedIn(world.account().userWithPassword("dana").administrator());

        Page refused = dana.get(STOCK)
                .form(STOCK)
                .with("secret-file", "GAHT12345678,neither!")
                .submit();

        assertThat(refused.html().select("#file-problem").text())
                .contains("Zeile 1: Der Seed ist weder hexadezimal noch Base32.");
    }
}
