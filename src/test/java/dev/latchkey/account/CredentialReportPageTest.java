package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The credential report as somebody fetches it from its page. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CredentialReportPageTest {

    private static final String PAGE = "/admin/credential-report";
    private static final String FILE = PAGE + "/file";

    /** As the IAM guide lists them ("Getting credential reports"). */
    private static final String COLUMNS = "user,arn,user_creation_time,password_enabled,password_last_used,"
            + "password_last_changed,password_next_rotation,mfa_active,"
            + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
            + "access_key_1_last_used_region,access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
            + "access_key_2_last_used_region,access_key_2_last_used_service,"
            + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private static final String READ_ALONE = """
        {"Version": "2012-10-17", "Statement":
          [{"Effect": "Allow", "Action": "iam:GetCredentialReport", "Resource": "*"}]}\
        """;

    @Inject
    World world;

    @Inject
    TestClock clock;

    private World.Account account;
    private PortalClient dana;

    @BeforeEach
    void signIn() {
        account = world.account();
        dana = PortalClient.open().signedIn(account.userWithPassword("dana").administrator());
    }

    @AfterEach
    void setTheClock() {
        clock.reset();
    }

    @Test
    void is_linked_from_the_dashboard() {
        assertThat(dana.get("/admin").html().select("a[href=" + PAGE + "]").text())
                .isEqualTo("Credential report");
    }

    @Test
    void is_a_file_in_the_columns_of_IAM_with_a_line_for_each_user() {
        account.user("bob");

        Page file = download();

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(file.header("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"credential-report-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(file.header("Cache-Control").orElse("")).contains("no-store");
        List<String> lines = file.response().body().lines().toList();
        assertThat(lines.get(0)).isEqualTo(COLUMNS);
        assertThat(lines)
                .extracting(line -> line.replaceAll(",.*", ""))
                .containsExactly("user", "<root_account>", "bob", "dana");
        assertThat(dana.get(PAGE).html().select(".columns code").eachText()).isEqualTo(List.of(COLUMNS.split(",", -1)));
    }

    @Test
    void is_the_same_for_four_hours_and_then_made_anew() {
        download();
        account.user("late");

        assertThat(download().response().body()).doesNotContain("late");
        clock.advance(Duration.ofHours(4));
        assertThat(PortalClient.open()
                        .signedIn(account.userWithPassword("eve").administrator())
                        .get(FILE)
                        .location())
                .isEqualTo(PAGE);
        dana = PortalClient.open().signedIn(account.userWithPassword("fay").administrator());
        assertThat(download().response().body()).contains("late");
    }

    @Test
    void is_closed_with_the_action_that_is_missing_for_whoever_may_only_read_one() {
        World.Person rita = account.userWithPassword("rita");
        account.perform(new PutUserPolicy("rita", "read", READ_ALONE));
        PortalClient browser = PortalClient.open().signedIn(rita);

        Page page = browser.get(PAGE);
        Elements button = page.html().select("[data-action=iam:GenerateCredentialReport]");

        assertThat(page.status()).isEqualTo(200);
        assertThat(button.attr("data-decision")).isEqualTo("denied");
        assertThat(page.html().select("#" + button.attr("aria-describedby")).text())
                .contains("iam:GenerateCredentialReport");
        assertThat(page.html().select("main form[method=post]")).isEmpty();
        download();
        assertThat(browser.get(FILE).response().body()).startsWith(COLUMNS);
    }

    @Test
    void is_refused_to_whoever_may_not_read_it() {
        download();
        PortalClient browser = PortalClient.open().signedIn(account.userWithPassword("nick"));

        Page refused = browser.get(FILE);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .contains("iam:GetCredentialReport")
                .doesNotContain(account.accountId() + ":user/dana");
    }

    private Page download() {
        return dana.get(PAGE).form(PAGE).submit().follow();
    }
}
