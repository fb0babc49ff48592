package dev.latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest {
    @Inject
    World world;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private final PortalClient browser = PortalClient.open();

    private List<String> eventsOf(World.Person person) {
        return sql.all(
                "select action || ' ' || result || ': ' || reason as event from audit_event where principal_id = ?"
                        + " order by occurred_at",
                row -> row.text("event"),
                person.userId());
    }

    @Nested
    class The_page {
        @Test
        void has_the_fields_of_a_fresh_browser() {
            Page page = browser.get("/signin");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().select("label").eachText())
                    .contains(
                            "Account ID (12 digits) or alias",
                            "IAM user name",
                            "Password",
                            "Remember account and user name on this device");
            assertThat(page.html().select("input[name=remember]").hasAttr("checked"))
                    .isTrue();
            assertThat(page.html().select("button").eachText()).contains("Sign in");
            assertThat(page.text()).doesNotContain("Sign in to a different account");
            assertThat(page.html().select("[name=userName]").attr("autocomplete"))
                    .isEqualTo("username webauthn");
            assertThat(page.html().select("[name=secret-password]").attr("autocomplete"))
                    .isEqualTo("current-password");
        }

        @Test
        void takes_the_account_from_its_address() {
            Page page = browser.get("/signin/example-corp");

            assertThat(page.html().select("[name=account]").val()).isEqualTo("example-corp");
            assertThat(page.text()).contains("Sign in to a different account");
        }

        @Test
        void proposes_who_signed_in_last_unless_the_box_was_empty() {
            World.Person paul = world.account().userWithPassword("paul");
            browser.signedIn(paul);
            browser.get("/security-credentials").form("/signout").submit();

            Page remembered = browser.get("/signin");
            assertThat(remembered.html().select("[name=userName]").val()).isEqualTo("paul");
            assertThat(remembered.html().select("[name=account]").val())
                    .isEqualTo(paul.account().accountId());
            assertThat(remembered.html().select("a:contains(Sign in to a different account)"))
                    .hasSize(1);

            Page different = browser.get("/signin?different=true");
            assertThat(different.html().select("[name=userName]").val()).isEmpty();

            remembered
                    .form("/signin")
                    .with("secret-password", World.PASSWORD)
                    .without("remember")
                    .submit();
            browser.get("/security-credentials").form("/signout").submit();
            assertThat(browser.get("/signin").html().select("[name=userName]").val())
                    .isEmpty();
        }
    }

    @Nested
    class With_the_right_password {
        @Test
        void a_session_opens_and_the_wanted_page_follows() {
            World.Person paul = world.account().userWithPassword("paul");

            Page answer = browser.signIn(paul.account().accountId(), "paul", World.PASSWORD);

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).isEqualTo("/security-credentials");
            assertThat(answer.setCookies()).anySatisfy(cookie -> assertThat(cookie)
                    .startsWith("__Host-sid=")
                    .contains("; Path=/", "; Secure", "; HTTPOnly", "; SameSite=Lax")
                    .doesNotContain("Domain", "Max-Age"));
            assertThat(answer.follow().status()).isEqualTo(200);
            assertThat(eventsOf(paul)).containsExactly("signin:Password allowed: signed in, on a new device");
        }

        @Test
        void the_alias_and_another_letter_case_do_as_well() {
            World.Person paul = world.account().userWithPassword("Paul");

            assertThat(browser.signIn(paul.account().alias(), "pAUL", World.PASSWORD)
                            .status())
                    .isEqualTo(303);
        }

        @Test
        void the_way_leads_to_no_other_site() {
            World.Person paul = world.account().userWithPassword("paul");
            for (String next : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x")) {
                Page answer = PortalClient.open()
                        .get("/signin")
                        .form("/signin")
                        .with("account", paul.account().accountId())
                        .with("userName", "paul")
                        .with("secret-password", World.PASSWORD)
                        .with("next", next)
                        .submit();

                assertThat(answer.location()).as(next).isEqualTo("/security-credentials");
            }
        }

        @Test
        void the_same_name_in_another_account_is_somebody_else() {
            World.Person paul = world.account().userWithPassword("paul");
            World.Person other = world.account().user("paul").withPassword(World.OTHER_PASSWORD);

            assertThat(browser.signIn(other.account().accountId(), "paul", World.PASSWORD)
                            .status())
                    .isEqualTo(422);
            assertThat(browser.signIn(paul.account().accountId(), "paul", World.PASSWORD)
                            .status())
                    .isEqualTo(303);
        }
    }

    @Nested
    class With_anything_else {
        private String answerTo(String account, String userName, String password) {
            Page answer = PortalClient.open().signIn(account, userName, password);
            assertThat(answer.status()).isEqualTo(422);
            String body = answer.response().body();
            List<String> unlike =
                    new ArrayList<>(answer.html().select("[name=csrf]").eachAttr("value"));
            unlike.addAll(List.of(account, userName));
            for (String each : unlike) {
                body = body.replace(each, "…");
            }
            Set<String> headers =
                    new LinkedHashSet<>(answer.response().headers().map().keySet());
            return headers + body;
        }

        @Test
        void the_answer_is_the_same_whatever_was_wrong() {
            clock.stopAt(clock.instant().truncatedTo(ChronoUnit.SECONDS));
            World.Person paul = world.account().userWithPassword("paul");
            World.Person zoe = paul.account().user("zoe");
            String account = paul.account().accountId();
            for (int i = 0; i < 6; i++) {
                PortalClient.open().signIn(account, "paul", "wrong");
            }
            World.Person max = paul.account().userWithPassword("max");

            Set<String> answers = new LinkedHashSet<>();
            answers.add(answerTo("999999999999", "paul", World.PASSWORD));
            answers.add(answerTo(account, "nobody-here", World.PASSWORD));
            answers.add(answerTo(account, zoe.name(), World.PASSWORD));
            answers.add(answerTo(account, max.name(), "wrong"));
            answers.add(answerTo(account, paul.name(), World.PASSWORD));
            answers.add(answerTo(account, max.name(), "snow\u2603man"));

            assertThat(answers).hasSize(1);
            assertThat(answers.iterator().next()).contains(SignInPage.WRONG.substring(0, 40));
        }

        @Test
        void what_was_typed_stays_but_for_the_password() {
            Page answer = browser.signIn("123456789012", "someone", "Wrong-password-1");

            assertThat(answer.html().select("[name=account]").val()).isEqualTo("123456789012");
            assertThat(answer.html().select("[name=userName]").val()).isEqualTo("someone");
            assertThat(answer.html().select("[name=secret-password]").val()).isEmpty();
            assertThat(answer.response().body()).doesNotContain("Wrong-password-1");
            assertThat(answer.html().title()).startsWith("Error: ");
            assertThat(answer.html().select("[role=alert]").text()).contains(SignInPage.WRONG);
        }

        @Test
        void each_try_leaves_a_row_and_no_row_tells_a_name_that_does_not_exist() {
            World.Person paul = world.account().userWithPassword("paul");

            browser.signIn(paul.account().accountId(), "paul", "wrong");
            browser.signIn(paul.account().accountId(), "My-secret-in-the-wrong-field", "x");

            assertThat(eventsOf(paul)).containsExactly("signin:Password denied: wrong password");
            assertThat(sql.all(
                            "select 1 as n from audit_event where principal_name = ?",
                            row -> row.number("n"),
                            "My-secret-in-the-wrong-field"))
                    .isEmpty();
        }

        @Test
        void a_password_that_is_far_too_long_is_refused_before_it_is_hashed() {
            World.Person paul = world.account().userWithPassword("paul");

            Page answer = browser.signIn(paul.account().accountId(), "paul", "x".repeat(200_000));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("Use at most 128 characters.");
            assertThat(eventsOf(paul)).isEmpty();
        }

        @Test
        void a_form_of_another_browser_is_refused() {
            PortalClient.Filled form = browser.get("/signin").form("/signin");

            Page answer = PortalClient.open().post("/signin", form.fields());

            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void password_managers_find_the_page_that_changes_a_password() {
        Page answer = browser.get("/.well-known/change-password");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/security-credentials/password");
    }
}
