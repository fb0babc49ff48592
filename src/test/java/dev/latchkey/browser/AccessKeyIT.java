package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Access keys in a real browser: made, seen once, saved, switched off and on, deleted. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessKeyIT {

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void nora_makes_a_key_saves_it_and_never_sees_it_again(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk nora = window.walk().signInAs("nora").follow("Create access key");
            nora.seesHeading("Create access key").type("Description (optional)", "a walk");
            nora.press("Create access key").seesHeading("Access key created");
            Page page = nora.page();
            Locator shown = page.locator("[data-secret=secret-access-key]");
            String secret = shown.inputValue();
            String id = page.locator("[data-copy='Access key ID']").textContent();
            assertThat(secret).hasSize(40);
            assertThat(shown.getAttribute("type")).isEqualTo(scripts == Scripts.ON ? "password" : null);

            Download file = page.waitForDownload(() -> nora.press("Download .csv file"));
            assertThat(file.suggestedFilename()).isEqualTo("nora_accessKeys.csv");
            assertThat(content(file)).contains(id + "," + secret);

            nora.tick("I have saved it");
            page.reload();
            nora.seesHeading("My Security Credentials").sees("a walk");
            assertThat(page.content()).doesNotContain(secret);
            page.goBack();
            assertThat(page.content()).doesNotContain(secret);

            manage(nora.open("/security-credentials"), id);
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void dana_does_it_for_paul(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk dana = window.walk().signInAs("dana").open("/admin/users/paul/access-keys/new");
            dana.press("Create access key").seesHeading("Access key created");
            String id = dana.page().locator("[data-copy='Access key ID']").textContent();

            manage(dana.tick("I have saved it").follow("Done").seesHeading("paul"), id);
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void paul_of_the_other_account_is_led_from_an_old_key_to_a_new_one(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk paul = window.walk().signIn("other-corp", "paul", DemoPortal.PASSWORD);
            String old = made(paul.follow("Create access key"));
            String guide = "/security-credentials/access-keys/" + old + "/rotate";

            paul.open(guide).seesHeading("Rotate access key");
            String fresh = made(paul.follow("Create access key"));
            paul.open(guide).sees(fresh).press("Deactivate " + old).sees("is inactive");
            paul.open(guide).follow("Delete " + old).type("Type " + old + " to confirm", old);
            paul.press("Delete " + old).sees("is deleted");

            manage(paul.open("/security-credentials"), fresh);
        }
    }

    /** Makes a key, and says that it is saved; answers its id. */
    private static String made(Walk person) {
        person.press("Create access key").seesHeading("Access key created");
        String id = person.page().locator("[data-copy='Access key ID']").textContent();
        person.finishSaving();
        return id;
    }

    /** Switches the key off, takes that back, switches it off again and deletes it. */
    private static void manage(Walk person, String id) {
        person.press("Deactivate " + id).sees("is inactive");
        person.press("Undo deactivating " + id).sees("is active");
        person.press("Deactivate " + id).sees("is inactive");
        person.follow("Delete " + id).seesHeading("Delete access key " + id);
        person.type("Type " + id + " to confirm", id).press("Delete " + id).sees("is deleted");
    }

    private static String content(Download file) {
        try (InputStream stream = file.createReadStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
