package dev.latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SetupPageTest {

    @Inject
    SetupLinks links;

    @Inject
    World world;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private final PortalClient browser = PortalClient.open();
    private String link;

    @BeforeEach
    void issue() {
        link = "/setup?token=" + links.issue();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private Filled filled(PortalClient someone) {
        return someone.get(link)
                .form(link)
                .with("accountAlias", "")
                .with("userName", "dana")
                .with("secret-password", World.PASSWORD)
                .with("secret-confirm", World.PASSWORD);
    }

    private static String accountIdIn(Filled form) {
        String accountId = form.fields().get("accountId");
        assertThat(accountId).matches("[1-9][0-9]{11}");
        return String.valueOf(accountId);
    }

    private boolean isAccount(String accountId) {
        return !sql.all("select account_id from account where account_id = ?", row -> row.text("account_id"), accountId)
                .isEmpty();
    }

    @Nested
    class A_good_link {

        @Test
        void may_be_opened_as_often_as_one_likes() {
            for (int i = 0; i < 3; i++) {
                Page page = PortalClient.open().get(link);
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.html().select("h1").text()).isEqualTo("Set up Latchkey");
            }
        }

        @Test
        void is_read_in_German_by_whoever_asks_for_that() {
            Page page = PortalClient.open().header("Accept-Language", "de").get(link);

            assertThat(page.html().select("h1").text()).isEqualTo("Latchkey einrichten");
            assertThat(page.form(link)
                            .with("userName", "dana")
                            .with("secret-password", World.PASSWORD)
                            .submit()
                            .text())
                    .contains(
                            "Mindestens 8 Zeichen. Zeichen von mindestens 3 dieser Arten",
                            "Das ist nicht das Passwort, das Sie oben eingegeben haben.");
        }

        @Test
        void makes_the_account_with_its_administrator_and_signs_that_person_in() {
            Filled form = filled(browser);
            String accountId = accountIdIn(form);

            Page answer = form.submit();

            assertThat(answer.status()).isEqualTo(303);
            Page home = answer.follow();
            assertThat(home.status()).isEqualTo(200);
            assertThat(home.text()).contains("The account is made, and you are its administrator.", "dana", accountId);
            assertThat(browser.get("/admin/account-settings").status()).isEqualTo(200);
            assertThat(PortalClient.open()
                            .signIn(accountId, "dana", World.PASSWORD)
                            .status())
                    .isEqualTo(303);
        }

        @Test
        void is_used_up_by_that() {
            PortalClient other = PortalClient.open();
            Filled late = filled(other);
            String lateAccount = accountIdIn(late);
            filled(browser).submit();

            assertThat(late.submit().status()).isEqualTo(404);

            assertThat(isAccount(lateAccount)).isFalse();
            assertThat(other.cookie("__Host-sid")).isEmpty();
            assertThat(other.get(link).status()).isEqualTo(404);
        }
    }

    @Nested
    class Wrong_input {

        @ParameterizedTest
        @CsvSource({
            "accountId, 123, accountId",
            "accountAlias, No spaces here, accountAlias",
            "userName, dana the second, userName",
            "secret-password, short, password",
            "secret-confirm, something else, confirm"
        })
        void comes_back_as_it_was_typed_and_leaves_the_link_good(String field, String value, String place) {
            Filled form = filled(browser).with("accountAlias", "acme-corp-x").with(field, value);
            if (field.equals("secret-password")) {
                form.with("secret-confirm", value);
            }
            String accountId = String.valueOf(form.fields().get("accountId"));

            Page answer = form.submit();

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.html().select("[name=accountId]").val()).isEqualTo(accountId);
            assertThat(answer.html().select("[name=userName]").val())
                    .isEqualTo(form.fields().get("userName"));
            assertThat(answer.html().select("[name=accountAlias]").val())
                    .isEqualTo(form.fields().get("accountAlias"));
            assertThat(answer.html().select("[type=password]").eachAttr("value"))
                    .allMatch(String::isEmpty);
            assertThat(answer.html()
                            .select("#" + place + "[aria-invalid=true], [name$=" + place + "][aria-invalid=true]"))
                    .isNotEmpty();
            assertThat(isAccount(accountId)).isFalse();
            assertThat(browser.get(link).status()).isEqualTo(200);
        }

        @Test
        void is_put_right_in_the_form_that_comes_back() {
            Page answer =
                    filled(browser).with("secret-confirm", "something else").submit();

            Filled again =
                    answer.form(link).with("secret-password", World.PASSWORD).with("secret-confirm", World.PASSWORD);

            assertThat(again.submit().status()).isEqualTo(303);
        }
    }

    @Nested
    class A_link_that_is_not_good {

        @Test
        void for_its_hour_is_over_opens_nothing_and_makes_nothing() {
            Filled form = filled(browser);
            String accountId = accountIdIn(form);
            clock.advance(Duration.ofMinutes(61));

            assertThat(form.submit().status()).isEqualTo(404);

            assertThat(browser.get(link).status()).isEqualTo(404);
            assertThat(isAccount(accountId)).isFalse();
        }

        @Test
        void for_a_newer_one_was_issued_opens_nothing() {
            links.issue();

            assertThat(browser.get(link).status()).isEqualTo(404);
        }

        @Test
        void says_how_to_get_another_one_where_there_is_an_account_already() {
            world.account();

            assertThat(browser.get("/setup?token=guess").text())
                    .contains("account add")
                    .doesNotContain("restart");
        }

        @Test
        void for_it_was_made_up_opens_nothing() {
            assertThat(browser.get("/setup?token=guess").status()).isEqualTo(404);
            assertThat(browser.get("/setup").status()).isEqualTo(404);
            assertThat(browser.post("/setup", Map.of("userName", "mallory")).status())
                    .isGreaterThanOrEqualTo(400);
        }
    }
}
