package dev.latchkey.signin;

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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ThrottleTest {
    @Inject
    World world;

    @Inject
    TestClock clock;

    @BeforeEach
    void stopClock() {
        clock.stopAt(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static int tryAs(World.Person person, PortalClient browser, String password) {
        return browser.signIn(person.account().accountId(), person.name(), password)
                .status();
    }

    private static void strangersFail(World.Person person, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(tryAs(person, PortalClient.open(), "wrong")).isEqualTo(422);
        }
    }

    @Nested
    class A_stranger_s_device {
        @Test
        void has_five_failures_free() {
            World.Person alice = world.account().userWithPassword("alice");
            strangersFail(alice, 4);

            assertThat(tryAs(alice, PortalClient.open(), World.PASSWORD)).isEqualTo(303);
        }

        @Test
        void then_waits_and_the_right_password_is_not_taken_before() {
            World.Person alice = world.account().userWithPassword("alice");
            strangersFail(alice, 5);

            assertThat(tryAs(alice, PortalClient.open(), World.PASSWORD)).isEqualTo(422);
            clock.advance(Duration.ofSeconds(1));
            assertThat(tryAs(alice, PortalClient.open(), World.PASSWORD)).isEqualTo(303);
        }

        @Test
        void is_not_charged_for_tries_while_it_waits() {
            World.Person alice = world.account().userWithPassword("alice");
            strangersFail(alice, 5 + 20);

            clock.advance(Duration.ofSeconds(1));

            assertThat(tryAs(alice, PortalClient.open(), World.PASSWORD)).isEqualTo(303);
        }

        @Test
        void gets_no_more_answers_by_guessing_all_at_once() {
            World.Person alice = world.account().userWithPassword("alice");
            strangersFail(alice, 4);

            List<CompletableFuture<Integer>> guesses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                guesses.add(CompletableFuture.supplyAsync(() -> tryAs(alice, PortalClient.open(), "wrong")));
            }
            guesses.forEach(guess -> assertThat(guess.join()).isEqualTo(422));
            clock.advance(Duration.ofSeconds(1));

            assertThat(tryAs(alice, PortalClient.open(), World.PASSWORD)).isEqualTo(303);
        }
    }

    @Nested
    class A_device_from_which_the_user_has_signed_in {
        @Test
        void gets_in_at_once_whatever_strangers_did() {
            World.Person alice = world.account().userWithPassword("alice");
            PortalClient known = PortalClient.open().signedIn(alice);
            known.get("/security-credentials").form("/signout").submit();
            strangersFail(alice, 12);

            assertThat(tryAs(alice, PortalClient.open(), World.PASSWORD)).isEqualTo(422);
            assertThat(tryAs(alice, known, World.PASSWORD)).isEqualTo(303);
        }

        @Test
        void is_known_for_that_user_only() {
            World.Person alice = world.account().userWithPassword("alice");
            World.Person bob = alice.account().userWithPassword("bob");
            PortalClient known = PortalClient.open().signedIn(alice);
            strangersFail(bob, 5);

            assertThat(tryAs(bob, known.dropCookie("__Host-sid"), World.PASSWORD))
                    .isEqualTo(422);
        }

        @Test
        void is_a_stranger_s_after_ten_failures_of_its_own() {
            World.Person alice = world.account().userWithPassword("alice");
            PortalClient known = PortalClient.open().signedIn(alice);
            known.dropCookie("__Host-sid");
            for (int i = 0; i < 10; i++) {
                tryAs(alice, known, "wrong");
            }

            strangersFail(alice, 5);

            assertThat(tryAs(alice, known, World.PASSWORD)).isEqualTo(422);
        }

        @Test
        void leaves_an_open_session_alone_when_it_fails() {
            World.Person alice = world.account().userWithPassword("alice");
            PortalClient session = PortalClient.open().signedIn(alice);
            strangersFail(alice, 12);

            assertThat(session.get("/security-credentials").status()).isEqualTo(200);
        }
    }

    @Nested
    class A_network {
        @Test
        void is_answered_429_after_thirty_failures_and_served_when_the_window_has_ended() {
            World.Account account = world.account();
            String address = "203.0.113.77";
            for (int i = 0; i < 30; i++) {
                PortalClient.open().comeFrom(address).signIn(account.accountId(), "user-" + i, "wrong");
            }
            World.Person alice = account.userWithPassword("alice");
            PortalClient browser = PortalClient.open().comeFrom(address);

            Page paused = browser.signIn(account.accountId(), "alice", World.PASSWORD);

            assertThat(paused.status()).isEqualTo(429);
            assertThat(paused.header("retry-after")).isPresent();
            assertThat(paused.text()).contains("Too many tries from this network");
            assertThat(tryAs(alice, PortalClient.open(), World.PASSWORD)).isEqualTo(303);
            clock.advance(Duration.ofMinutes(5));
            assertThat(tryAs(alice, browser, World.PASSWORD)).isEqualTo(303);
        }
    }
}
