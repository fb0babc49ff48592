package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happened, as the administrator finds it and takes it away, and as people see their own part of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ActivityIT {

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void dana_finds_who_tried_what_and_takes_it_away(Scripts scripts) throws IOException {
        try (Window zoes = Window.with(scripts);
                Window danas = Window.with(scripts)) {
            zoes.walk().signIn("example-corp", "zoe", "Not-her-password-1").sees("Sign in");
            Walk dana = danas.walk().signInAs("dana");
            Page page = dana.page();

            dana.follow("Activity").seesHeading("Activity").type("User name", "zoe");
            page.getByLabel("Result").selectOption("denied");
            dana.press("Search").sees("Activity found");
            Locator row = page.locator("table.activity tbody tr").first();
            assertThat(row).containsText("zoe");
            assertThat(row).containsText("denied");
            row.locator("summary").click();
            assertThat(row.locator("dl")).containsText("Reason");

            Download file = page.waitForDownload(() -> dana.follow("Export JSON lines"));
            List<String> lines = Files.readAllLines(file.path());
            Assertions.assertThat(lines).isNotEmpty().allSatisfy(line -> Assertions.assertThat(line)
                    .startsWith("{")
                    .contains("\"zoe\"", "\"denied\""));

            dana.follow("Show everything").seesHeading("Activity").sees("All activity");
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void paul_sees_what_he_did_and_nothing_of_others(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk paul = window.walk().signInAs("paul");

            paul.follow("Sessions and activity").sees("This session").sees("signin:");

            Locator rows = paul.page().locator("table.activity tbody");
            assertThat(rows).not().containsText(Pattern.compile("dana|zoe"));
        }
    }
}
