package dev.latchkey.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordPageTest {
    private static final String PAGE = "/security-credentials/password";

    @Inject
    World world;

    @Inject
    TestClock clock;

    private final PortalClient browser = PortalClient.open();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static Filled filled(PortalClient browser, String current, String fresh, String confirmed) {
        return browser.get(PAGE)
                .form(PAGE)
                .with("secret-oldPassword", current)
                .with("secret-newPassword", fresh)
                .with("secret-confirmPassword", confirmed);
    }

    private static Page change(PortalClient browser, String current, String fresh) {
        return filled(browser, current, fresh, fresh).submit();
    }

    @Nested
    class Permitted {
        @Test
        void the_form_has_its_labels_and_the_rules_of_the_policy_in_force() {
            browser.signedIn(world.account().userWithPassword("paul").withPublished("ManageOwnPasswordOnly"));

            Page page = browser.get(PAGE);

            assertThat(page.html().select("h1").text()).isEqualTo("Change password");
            assertThat(page.html().select("label").eachText())
                    .contains("Current password", "New password", "Confirm new password");
            assertThat(page.html().select("[data-action=iam:ChangePassword]").attr("data-decision"))
                    .isEqualTo("allowed");
            assertThat(page.text()).contains("At least 8 characters", "Sign out my other sessions (0)");
            assertThat(page.html().select("[name=secret-oldPassword]").attr("autocomplete"))
                    .isEqualTo("current-password");
            assertThat(page.html()
                            .select("[name=secret-newPassword], [name=secret-confirmPassword]")
                            .eachAttr("autocomplete"))
                    .containsExactly("new-password", "new-password");
            assertThat(page.html().select("[name=userName]").val()).isEqualTo("paul");
        }

        @Test
        void the_password_is_changed_and_the_session_has_a_new_id() {
            World.Person paul = world.account().userWithPassword("paul").withPublished("ManageOwnPasswordOnly");
            browser.signedIn(paul);
            PortalClient old = browser.copy();

            Page answer = change(browser, World.PASSWORD, World.OTHER_PASSWORD);

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).isEqualTo("/security-credentials");
            assertThat(answer.follow().text()).contains("Your password was changed.");
            assertThat(browser.get("/security-credentials").text()).doesNotContain("Your password was changed.");
            assertThat(old.get("/security-credentials").status()).isEqualTo(303);
            assertThat(PortalClient.open()
                            .signIn(paul.account().accountId(), "paul", World.PASSWORD)
                            .status())
                    .isEqualTo(422);
            PortalClient.open().signedIn(paul, World.OTHER_PASSWORD);
        }

        @Test
        void other_sessions_end_unless_the_box_was_cleared() {
            World.Person paul = world.account().userWithPassword("paul").withPublished("ManageOwnPasswordOnly");
            browser.signedIn(paul);
            PortalClient other = PortalClient.open().signedIn(paul);
            assertThat(browser.get(PAGE).text()).contains("Sign out my other sessions (1)");

            filled(browser, World.PASSWORD, World.OTHER_PASSWORD, World.OTHER_PASSWORD)
                    .without("endOtherSessions")
                    .submit();
            assertThat(other.get("/security-credentials").status()).isEqualTo(200);

            change(browser, World.OTHER_PASSWORD, World.PASSWORD);
            assertThat(other.get("/security-credentials").status()).isEqualTo(303);
            assertThat(browser.get("/security-credentials").status()).isEqualTo(200);
        }

        @Test
        void the_same_form_sent_twice_changes_once_and_answers_the_same() {
            World.Person paul = world.account().userWithPassword("paul").withPublished("ManageOwnPasswordOnly");
            browser.signedIn(paul);
            Filled form = filled(browser, World.PASSWORD, World.OTHER_PASSWORD, World.OTHER_PASSWORD);
            PortalClient secondClick = browser.copy();

            Page first = form.submit();
            Page second = secondClick.post(PAGE, form.fields());

            assertThat(second.status()).isEqualTo(first.status());
            assertThat(second.location()).isEqualTo(first.location());
            assertThat(secondClick.get("/security-credentials").status()).isEqualTo(200);
        }
    }

    @Nested
    class With_a_mistake {
        private Page answer(String current, String fresh, String confirmed) {
            browser.signedIn(world.account().userWithPassword("paul").withPublished("ManageOwnPasswordOnly"));
            Page answer = filled(browser, current, fresh, confirmed)
                    .without("endOtherSessions")
                    .submit();
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.html().title()).startsWith("Error: ");
            assertThat(answer.html().select("input[type=password]").eachAttr("value"))
                    .allMatch(String::isEmpty);
            assertThat(answer.html().select("[name=endOtherSessions]").hasAttr("checked"))
                    .isFalse();
            return answer;
        }

        @Test
        void a_wrong_current_password_is_told_at_its_field() {
            Page answer = answer("Wrong-1-password", World.OTHER_PASSWORD, World.OTHER_PASSWORD);

            assertThat(answer.html().select("#oldPassword-problem").text()).contains("not your current password");
        }

        @Test
        void a_broken_rule_is_told_at_the_new_one() {
            Page answer = answer(World.PASSWORD, "abc", "abc");

            assertThat(answer.html().select("#newPassword-problem").text()).contains("Use at least 8 characters.");
            assertThat(answer.html().select("[role=alert] a[href=#newPassword]"))
                    .hasSize(1);
        }

        @Test
        void two_different_new_ones_are_told_at_the_second() {
            Page answer = answer(World.PASSWORD, World.OTHER_PASSWORD, World.OTHER_PASSWORD + "x");

            assertThat(answer.html().select("#confirmPassword-problem").text()).contains("not the same");
        }

        @Test
        void far_too_much_text_is_refused_before_it_is_hashed() {
            Page answer = answer(World.PASSWORD, "x".repeat(200_000), "x".repeat(200_000));

            assertThat(answer.html().select("#newPassword-problem").text()).contains("at most 128 characters");
        }
    }

    @Nested
    class Not_permitted {
        @Test
        void without_any_permission_the_button_is_closed_and_says_why() {
            browser.signedIn(world.account().userWithPassword("zoe"));

            Page page = browser.get(PAGE);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().select("form[action='" + PAGE + "']")).isEmpty();
            assertThat(page.html().select("[data-action=iam:ChangePassword]").attr("data-decision"))
                    .isEqualTo("denied");
            assertThat(page.html().select("[data-action=iam:ChangePassword]").attr("aria-disabled"))
                    .isEqualTo("true");
            assertThat(page.html().select("[data-reason=toggle]")).hasSize(1);
        }

        @Test
        void who_may_change_it_but_not_read_its_rules_is_told_which_action_is_missing() {
            browser.signedIn(world.account().userWithPassword("mia").withPublished("ManageOwnCredentialsWithMFA"));

            Page page = browser.get(PAGE);

            assertThat(page.html().select("form[action='" + PAGE + "']")).isEmpty();
            assertThat(page.html().select("[data-denied-action=iam:GetAccountPasswordPolicy]"))
                    .hasSize(1);
        }
    }

    @Nested
    class After_the_session_has_ended {
        @Test
        void nothing_is_done_and_what_was_chosen_is_kept_for_the_same_person() {
            World.Person paul = world.account().userWithPassword("paul").withPublished("ManageOwnPasswordOnly");
            browser.signedIn(paul);
            Filled form = filled(browser, World.PASSWORD, World.OTHER_PASSWORD, World.OTHER_PASSWORD)
                    .without("endOtherSessions");
            clock.advance(Duration.ofMinutes(31));

            Page ended = form.submit();
            assertThat(ended.response().body()).doesNotContain(World.PASSWORD, World.OTHER_PASSWORD);
            Page signIn = ended.status() == 303 ? ended.follow() : ended;
            Page back = signIn.form("/signin")
                    .with("account", paul.account().accountId())
                    .with("userName", "paul")
                    .with("secret-password", World.PASSWORD)
                    .submit();

            assertThat(back.status()).isEqualTo(303);
            assertThat(back.location()).isEqualTo(PAGE);
            assertThat(back.follow().status()).isEqualTo(200);
        }
    }
}
