package dev.latchkey.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DuePasswordTest {
    private static final String STEP = "/signin/change-password";

    @Inject
    World world;

    @Inject
    TestClock clock;

    private final PortalClient browser = PortalClient.open();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private Page signIn(World.Person person) {
        Page answer = browser.signIn(person.account().accountId(), person.name(), World.PASSWORD);
        assertThat(answer.location()).isEqualTo(STEP);
        assertThat(browser.cookie("__Host-sid")).isEmpty();
        return answer.follow();
    }

    private static Page setPassword(Page page, String fresh) {
        return page.form(STEP)
                .with("secret-newPassword", fresh)
                .with("secret-confirmPassword", fresh)
                .submit();
    }

    @Nested
    class At_the_first_sign_in {
        @Test
        void a_new_password_opens_the_session() {
            World.Account account = world.account().usersMayChangePassword();
            World.Person zoe = account.user("zoe").withTemporaryPassword(World.PASSWORD);

            Page step = signIn(zoe);
            assertThat(step.text()).contains("This is your first sign-in");
            Page answer = setPassword(step, World.OTHER_PASSWORD);

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).isEqualTo("/security-credentials");
            assertThat(answer.follow().status()).isEqualTo(200);
            PortalClient.open().signedIn(zoe, World.OTHER_PASSWORD);
        }

        @Test
        void the_step_is_the_only_page_that_opens() {
            World.Account account = world.account().usersMayChangePassword();
            signIn(account.user("zoe").withTemporaryPassword(World.PASSWORD));

            for (String page :
                    List.of("/security-credentials", "/security-credentials/password", "/admin/account-settings")) {
                assertThat(browser.get(page).status()).as(page).isEqualTo(303);
                assertThat(browser.get(page).location()).as(page).startsWith("/signin?next=");
            }
        }

        @Test
        void the_same_password_again_or_a_weak_one_is_refused_at_the_field() {
            World.Account account = world.account().usersMayChangePassword();
            Page step = signIn(account.user("zoe").withTemporaryPassword(World.PASSWORD));

            Page same = setPassword(step, World.PASSWORD);
            assertThat(same.status()).isEqualTo(422);
            assertThat(same.html().select("#newPassword-problem").text()).contains("current password");
            assertThat(setPassword(same, "abc")
                            .html()
                            .select("#newPassword-problem")
                            .text())
                    .contains("at least 6 characters");
        }

        @Test
        void it_can_be_given_up() {
            World.Account account = world.account().usersMayChangePassword();
            Page step = signIn(account.user("zoe").withTemporaryPassword(World.PASSWORD));

            assertThat(step.form("/signout").submit().location()).isEqualTo("/signin");
            assertThat(browser.get(STEP).location()).isEqualTo("/signin");
        }

        @Test
        void it_ends_after_ten_minutes() {
            World.Account account = world.account().usersMayChangePassword();
            signIn(account.user("zoe").withTemporaryPassword(World.PASSWORD));

            clock.advance(Duration.ofMinutes(10));

            assertThat(browser.get(STEP).location()).isEqualTo("/signin");
        }
    }

    @Nested
    class Reset_by_an_administrator {
        @Test
        void the_reason_is_told_and_every_session_has_ended() {
            World.Account account = world.account().usersMayChangePassword();
            World.Person zoe = account.user("zoe").withPassword(World.OTHER_PASSWORD);
            PortalClient open = PortalClient.open().signedIn(zoe, World.OTHER_PASSWORD);

            zoe.resetTo(World.PASSWORD);

            assertThat(open.get("/security-credentials").status()).isEqualTo(303);
            assertThat(signIn(zoe).text()).contains("An administrator has reset your password");
        }

        @Test
        void a_sign_in_that_was_not_finished_ends_too() {
            World.Account account = world.account().usersMayChangePassword();
            World.Person zoe = account.user("zoe").withTemporaryPassword(World.PASSWORD);
            signIn(zoe);

            zoe.resetTo(World.OTHER_PASSWORD);

            assertThat(browser.get(STEP).location()).isEqualTo("/signin");
        }
    }

    @Nested
    class About_to_expire {
        private Document overviewAfter(Duration age) {
            World.Account account = world.account().passwordPolicy(World.Policies.demanding(8, true, 30, null, false));
            World.Person zoe = account.userWithPassword("zoe").with(account.policy("ReadsOneself", """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}]}\
                """));
            clock.advance(age);
            return PortalClient.open()
                    .signedIn(zoe)
                    .get("/security-credentials")
                    .html();
        }

        @Test
        void is_told_from_fifteen_days_before_whoever_may_not_read_the_policy() {
            Document page = overviewAfter(Duration.ofDays(15));

            assertThat(page.select("[data-password-ends]").text()).contains("Expires in 14 days");
            assertThat(page.select("#password").text()).contains("Last used").doesNotContain("Expires Never");
        }

        @Test
        void is_told_on_the_last_day() {
            assertThat(overviewAfter(Duration.ofDays(30).minusHours(3))
                            .select("[data-password-ends]")
                            .text())
                    .contains("Expires today");
        }

        @Test
        void is_not_told_before() {
            assertThat(overviewAfter(Duration.ofDays(15).minusHours(1)).select("[data-password-ends]"))
                    .isEmpty();
        }
    }

    @Nested
    class Expired {
        @Test
        void it_is_replaced_from_the_day_on_that_the_policy_names() {
            World.Account account = world.account().passwordPolicy(World.Policies.demanding(8, true, 30, null, false));
            World.Person zoe = account.userWithPassword("zoe");
            clock.advance(Duration.ofDays(30).minusMinutes(1));
            PortalClient.open().signedIn(zoe);

            clock.advance(Duration.ofMinutes(1));

            assertThat(signIn(zoe).text()).contains("Your password has expired");
        }

        @Test
        void only_an_administrator_can_help_where_the_policy_says_so() {
            World.Account account = world.account().passwordPolicy(World.Policies.demanding(8, true, 30, null, true));
            World.Person zoe = account.userWithPassword("zoe");
            clock.advance(Duration.ofDays(31));

            Page step = signIn(zoe);

            assertThat(step.text()).contains("Ask an administrator");
            assertThat(step.html().select("form[action='" + STEP + "']")).isEmpty();
        }
    }

    @Nested
    class Not_permitted {
        @Test
        void the_reason_stands_in_the_place_of_the_form() {
            World.Person zoe = world.account().user("zoe").withTemporaryPassword(World.PASSWORD);

            Page step = signIn(zoe);

            assertThat(step.html().select("form[action='" + STEP + "']")).isEmpty();
            assertThat(step.html().select("[data-action=iam:ChangePassword][data-decision=denied]"))
                    .hasSize(1);
            assertThat(step.html().select("[data-reason=toggle]")).hasSize(1);
        }

        @Test
        void but_opened_by_MFA_leads_to_a_first_device_within_the_sign_in() {
            World.Person mia = world.account()
                    .user("mia")
                    .withTemporaryPassword(World.PASSWORD)
                    .withPublished("ManageOwnCredentialsWithMFA");

            Page step = signIn(mia);

            assertThat(step.location()).isEqualTo("/signin/mfa/new");
        }

        @Test
        void without_MFA_where_no_device_may_be_added_either() {
            World.Account account = world.account();
            World.Person zoe = account.user("zoe")
                    .withTemporaryPassword(World.PASSWORD)
                    .with(account.policy("NothingWithoutMfa", """
                            {"Version": "2012-10-17", "Statement": [
                              {"Effect": "Allow", "Action": "*", "Resource": "*"},
                              {"Effect": "Deny", "Action": "*", "Resource": "*",
                               "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}"""));

            Page step = signIn(zoe);

            assertThat(step.html().select("[data-reason=needs-mfa-setup]")).hasSize(1);
            assertThat(step.html().select(".request-text").text()).contains("Action: iam:ChangePassword");
        }
    }
}
