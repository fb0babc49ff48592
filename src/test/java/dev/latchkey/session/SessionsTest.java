package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.password.DeleteLoginProfile;
import dev.latchkey.credential.sshkey.ListSshPublicKeys;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.identity.DeleteUser;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.RandomSource;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionsTest {
    private static final String PAGE = "/security-credentials";
    private static final String STEP = "/signin/change-password";

    @Inject
    World world;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static boolean isSignedIn(PortalClient browser) {
        return browser.get(PAGE).status() == 200;
    }

    @Nested
    class The_id {
        @Test
        void is_never_the_same_twice() {
            RandomSource random = new RandomSource();

            assertThat(Stream.generate(() -> SessionId.random(random).secret().reveal())
                            .limit(10_000)
                            .distinct())
                    .hasSize(10_000)
                    .allSatisfy(id -> assertThat(id).hasSize(43));
        }

        @Test
        void is_stored_nowhere_only_its_hash_is() {
            World.Person paul = world.account().userWithPassword("paul");
            PortalClient browser = PortalClient.open().signedIn(paul);
            String id = browser.cookie("__Host-sid").orElseThrow();

            assertThat(sql.all(
                            "select encode(id_hash, 'hex') as id from web_session where user_id = ?",
                            row -> row.text("id"),
                            paul.userId()))
                    .singleElement()
                    .satisfies(stored -> assertThat(stored)
                            .startsWith(SessionId.parse(id).orElseThrow().publicName())
                            .doesNotContain(id));
        }

        @Test
        void made_up_by_the_browser_opens_nothing_and_is_not_adopted() {
            World.Person paul = world.account().userWithPassword("paul");
            String chosen = "A".repeat(43);
            PortalClient browser = PortalClient.open().setCookie("__Host-sid", chosen);

            assertThat(browser.get(PAGE).status()).isEqualTo(303);
            browser.signedIn(paul);

            assertThat(browser.cookie("__Host-sid"))
                    .hasValueSatisfying(id -> assertThat(id).isNotEqualTo(chosen));
            assertThat(isSignedIn(PortalClient.open().setCookie("__Host-sid", chosen)))
                    .isFalse();
        }

        @Test
        void changes_when_somebody_signs_in_again_and_the_old_one_is_dead() {
            World.Person paul = world.account().userWithPassword("paul");
            PortalClient browser = PortalClient.open().signedIn(paul);
            PortalClient old = browser.copy();

            browser.signedIn(paul);

            assertThat(isSignedIn(browser)).isTrue();
            assertThat(isSignedIn(old)).isFalse();
        }

        @Test
        void that_no_id_could_be_is_not_even_looked_up() {
            for (String forged : List.of("", "x", "'; drop table web_session; --", "A".repeat(4000))) {
                assertThat(SessionId.parse(forged)).isEmpty();
            }
        }
    }

    @Nested
    class Without_a_session {
        @Test
        void every_place_for_people_who_are_signed_in_leads_to_the_sign_in_page_and_back() {
            for (String place : List.of(PAGE, PAGE + "/password", PAGE + "/no-such-page", "/admin/account-settings")) {
                Page answer = PortalClient.open().get(place);

                assertThat(answer.status()).as(place).isIn(303, 404);
                if (answer.status() == 303) {
                    assertThat(answer.location()).startsWith("/signin?next=%2F");
                }
            }
        }

        @Test
        void a_query_survives_the_detour() {
            World.Person paul = world.account().userWithPassword("paul");
            PortalClient browser = PortalClient.open();

            Page signIn = browser.get(PAGE + "?tab=1").follow();
            Page answer = signIn.form("/signin")
                    .with("account", paul.account().alias())
                    .with("userName", "paul")
                    .with("secret-password", World.PASSWORD)
                    .submit();

            assertThat(answer.location()).isEqualTo(PAGE + "?tab=1");
        }
    }

    @Nested
    class Left_alone {
        @Test
        void it_ends_after_the_idle_time() {
            PortalClient browser = PortalClient.open().signedIn(world.account().userWithPassword("paul"));

            clock.advance(Duration.ofMinutes(29));
            assertThat(isSignedIn(browser)).isTrue();
            clock.advance(Duration.ofMinutes(29));
            assertThat(isSignedIn(browser)).isTrue();
            clock.advance(Duration.ofMinutes(30));
            assertThat(isSignedIn(browser)).isFalse();
        }

        @Test
        void its_clock_is_moved_by_one_request_and_the_others_of_that_moment_do_not_wait_for_it() {
            World.Person paul = world.account().userWithPassword("paul");
            PortalClient browser = PortalClient.open().signedIn(paul);
            clock.advance(Duration.ofMinutes(2));

            transactions.write(() -> {
                sql.change("update web_session set last_used_at = last_used_at where user_id = ?", paul.userId());
                assertThat(isSignedIn(browser)).isTrue();
            });
        }

        @Test
        void requests_that_a_page_makes_by_itself_do_not_keep_it_alive() {
            PortalClient browser = PortalClient.open().signedIn(world.account().userWithPassword("paul"));
            PortalClient polling = browser.copy().header(CurrentSession.POLLING, "true");

            clock.advance(Duration.ofMinutes(20));
            assertThat(isSignedIn(polling)).isTrue();
            clock.advance(Duration.ofMinutes(11));

            assertThat(isSignedIn(browser)).isFalse();
        }

        @Test
        void it_ends_after_the_absolute_time_however_busy_it_was() {
            PortalClient browser = PortalClient.open().signedIn(world.account().userWithPassword("paul"));

            for (int i = 0; i < 12 * 60 / 25; i++) {
                clock.advance(Duration.ofMinutes(25));
                assertThat(isSignedIn(browser))
                        .as("after %d minutes", (i + 1) * 25)
                        .isTrue();
            }
            clock.advance(Duration.ofMinutes(25));

            assertThat(isSignedIn(browser)).isFalse();
        }
    }

    @Nested
    class Ended_while_somebody_typed {
        private final World.Person nora =
                world.account().userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA");
        private final PortalClient browser = PortalClient.open().signedIn(nora);

        /** The page that asks to sign in again, after the form came too late. */
        private Page late(PortalClient.Filled form) {
            clock.advance(Duration.ofMinutes(31));
            Page answer = form.submit();
            return answer.status() == 303 ? answer.follow() : answer;
        }

        private Page signedInAgain(Page asked, World.Person person) {
            return asked.form("/signin")
                    .with("account", person.account().alias())
                    .with("userName", person.name())
                    .with("secret-password", World.PASSWORD)
                    .submit()
                    .follow();
        }

        @Test
        void what_was_typed_is_there_again_and_nothing_was_done() {
            String path = PAGE + "/ssh-keys/new";
            String key = SshKeyFile.text("ed25519.pub");
            Page asked = late(browser.get(path).form(path).with("sshPublicKeyBody", key));

            Page page = signedInAgain(asked, nora);

            assertThat(page.path()).isEqualTo(path);
            assertThat(page.html().select("textarea[name=sshPublicKeyBody]").val())
                    .isEqualTo(key.strip());
            assertThat(nora.account().perform(ListSshPublicKeys.of("nora")).items())
                    .isEmpty();
        }

        @Test
        void secrets_are_not_carried_along() {
            String path = PAGE + "/password";
            nora.account().usersMayChangePassword();
            Page asked = late(browser.get(path)
                    .form(path)
                    .with("secret-oldPassword", World.PASSWORD)
                    .with("secret-newPassword", "Typed-but-late-17")
                    .with("secret-confirmPassword", "Typed-but-late-17"));

            Page page = signedInAgain(asked, nora);

            assertThat(page.path()).isEqualTo(path);
            assertThat(page.html().select("input[type=password]").eachAttr("value"))
                    .isEmpty();
            assertThat(page.response().body()).doesNotContain("Typed-but-late-17");
        }

        @Test
        void somebody_else_who_signs_in_there_does_not_see_it() {
            World.Person other = nora.account().userWithPassword("other").administrator();
            String path = PAGE + "/ssh-keys/new";
            Page asked = late(browser.get(path).form(path).with("sshPublicKeyBody", SshKeyFile.text("ed25519.pub")));

            assertThat(signedInAgain(asked, other).response().body()).doesNotContain("ssh-ed25519 AAAA");
        }
    }

    @Nested
    class Of_somebody_who_may_not_sign_in_any_more {
        private final World.Account account = world.account();
        private final World.Person paul = account.userWithPassword("paul");
        private final PortalClient browser = PortalClient.open().signedIn(paul);

        /** A sign-in that has still to replace a password. */
        private PortalClient halfSignedIn(World.Person person) {
            PortalClient half = PortalClient.open();
            half.signIn(account.alias(), person.name(), World.PASSWORD);
            assertThat(half.get(STEP).status()).isEqualTo(200);
            return half;
        }

        @Test
        void it_ends_with_the_console_access() {
            account.perform(new DeleteLoginProfile("paul"));

            assertThat(isSignedIn(browser)).isFalse();
        }

        @Test
        void it_ends_with_the_user() {
            account.perform(new DeleteLoginProfile("paul"));
            account.perform(new DeleteUser("paul"));
            account.userWithPassword("paul");

            assertThat(isSignedIn(browser)).isFalse();
        }

        @Test
        void a_sign_in_that_was_not_finished_ends_with_the_console_access() {
            World.Person zoe = account.user("zoe").withTemporaryPassword(World.PASSWORD);
            PortalClient half = halfSignedIn(zoe);

            account.perform(new DeleteLoginProfile("zoe"));

            assertThat(half.get(STEP).location()).isEqualTo("/signin");
        }

        @Test
        void nothing_of_it_is_left() {
            account.perform(new DeleteLoginProfile("paul"));

            assertThat(sql.first(
                            "select count(*)::int as n from web_session where user_id = ?",
                            row -> row.number("n"),
                            paul.userId()))
                    .contains(0);
        }
    }

    @Nested
    class Many_of_one_user {
        @Test
        void are_twenty_at_most_and_the_oldest_ends() {
            World.Person paul = world.account().userWithPassword("paul");
            PortalClient first = PortalClient.open().signedIn(paul);
            clock.advance(Duration.ofSeconds(1));
            PortalClient second = PortalClient.open().signedIn(paul);

            for (int i = 0; i < 19; i++) {
                clock.advance(Duration.ofSeconds(1));
                PortalClient.open().signedIn(paul);
            }

            assertThat(isSignedIn(first)).isFalse();
            assertThat(isSignedIn(second)).isTrue();
            assertThat(sql.first(
                            "select count(*)::int as n from web_session where user_id = ?",
                            row -> row.number("n"),
                            paul.userId()))
                    .contains(20);
        }
    }

    @Nested
    class Signing_out {
        @Test
        void ends_it_and_clears_what_the_browser_keeps_but_for_the_known_device() {
            PortalClient browser = PortalClient.open().signedIn(world.account().userWithPassword("paul"));
            PortalClient old = browser.copy();

            Page answer = browser.get(PAGE).form("/signout").submit();

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).isEqualTo("/signin");
            assertThat(answer.header("clear-site-data")).contains("\"cache\", \"storage\"");
            assertThat(browser.cookie("__Host-sid")).isEmpty();
            assertThat(browser.cookie("__Host-device")).isPresent();
            assertThat(old.get(PAGE).location()).startsWith("/signin?next=");
            assertThat(answer.follow().text()).contains("Signed out.");
        }

        @Test
        void is_possible_twice() {
            PortalClient browser = PortalClient.open().signedIn(world.account().userWithPassword("paul"));
            PortalClient.Filled form = browser.get(PAGE).form("/signout");
            form.submit();

            assertThat(form.submit().status()).isEqualTo(303);
        }

        @Test
        void needs_the_form_of_the_page() {
            PortalClient browser = PortalClient.open().signedIn(world.account().userWithPassword("paul"));

            assertThat(browser.post("/signout", java.util.Map.of()).status()).isEqualTo(403);
            assertThat(browser.get("/signout").status()).isIn(404, 405);
            assertThat(isSignedIn(browser)).isTrue();
        }
    }
}
