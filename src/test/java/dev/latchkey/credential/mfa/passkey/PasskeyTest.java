package dev.latchkey.credential.mfa.passkey;

import static dev.latchkey.support.PasskeyCeremonies.ADD;
import static dev.latchkey.support.PasskeyCeremonies.ask;
import static dev.latchkey.support.PasskeyCeremonies.challenge;
import static dev.latchkey.support.PasskeyCeremonies.filled;
import static dev.latchkey.support.PasskeyCeremonies.owner;
import static dev.latchkey.support.PasskeyCeremonies.signIn;
import static dev.latchkey.support.SoftwareAuthenticator.USER_PRESENT;
import static dev.latchkey.support.SoftwareAuthenticator.USER_VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.credential.mfa.GetMfaDevice;
import dev.latchkey.credential.password.DeleteLoginProfile;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.SoftwareAuthenticator;
import dev.latchkey.support.SoftwareAuthenticator.Algorithm;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Passkeys at every door, with an authenticator that is made of software. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasskeyTest {
    private static final int GOOD = USER_PRESENT | USER_VERIFIED;

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private final PortalClient browser = PortalClient.open();
    private final SoftwareAuthenticator authenticator = here(Algorithm.ES256);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static SoftwareAuthenticator here(Algorithm algorithm) {
        return SoftwareAuthenticator.with(algorithm).at(PortalClient.openBase().toString());
    }

    private World.Person administrator() {
        return world.account().userWithPassword("dana").administrator();
    }

    private World.Person withPasskey() {
        World.Person dana = administrator();
        assertThat(add(browser.signedIn(dana), authenticator).status()).isEqualTo(303);
        return dana;
    }

    private static Page add(PortalClient somebody, SoftwareAuthenticator with) {
        return filled(somebody, with, "my key").submit();
    }

    private static Page add(Page page, String answer) {
        return page.form(ADD)
                .with("label", "my key")
                .with("secret-passkey", answer)
                .submit();
    }

    /** Where the password was right already. */
    private static Page secondFactor(Page page, SoftwareAuthenticator with) {
        Page options = ask(page, "/passkeys/second-factor");
        return page.form("/signin/mfa")
                .with("secret-passkey", with.prove(challenge(options)))
                .submit();
    }

    private List<String> eventsOf(World.Person person) {
        return sql.all(
                "select action || ' ' || result || ': ' || reason as event from audit_event where principal_id = ?"
                        + " order by occurred_at",
                row -> row.text("event"),
                person.userId());
    }

    private static String mfa(PortalClient somebody) {
        return somebody.get("/security-credentials").text();
    }

    @Nested
    class Adding_one {
        @Test
        void makes_it_an_mfa_device_of_the_user() {
            World.Person dana = withPasskey();

            String serial = sql.first(
                            "select serial_number from mfa_device where user_id = ?",
                            row -> row.text("serial_number"),
                            dana.userId())
                    .orElseThrow();
            assertThat(serial)
                    .matches("arn:aws:iam::" + dana.account().accountId() + ":u2f/user/dana/my-key-[A-Z2-7]{26}");
            assertThat(eventsOf(dana)).contains("iam:EnableMFADevice allowed: allowed");
            GetMfaDevice.Result told = operations.perform(dana.caller(), new GetMfaDevice(serial, null));
            assertThat(told.userName()).isEqualTo("dana");
            assertThat(told.certifications()).isEmpty();
        }

        @Test
        void asks_for_what_is_promised() {
            Page options = ask(browser.signedIn(administrator()).get(ADD), ADD + "/options");

            assertThat(challenge(options)).hasSize(32);
            assertThat(owner(options)).hasSize(64);
            assertThat(options.response().body())
                    .contains("\"userVerification\":\"required\"")
                    .contains("\"id\":\"localhost\"")
                    .contains("-7", "-8", "-257");
            assertThat(options.header("cache-control")).contains("no-store");
        }

        @Test
        void is_refused_for_an_authenticator_that_does_not_know_its_user() {
            World.Person dana = administrator();

            Page answer = add(browser.signedIn(dana), authenticator.saying(USER_PRESENT));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("nothing was added");
            assertThat(answer.html().select("[name=label]").val()).isEqualTo("my key");
            assertThat(eventsOf(dana))
                    .contains("iam:EnableMFADevice denied: the authenticator did not verify the user");
        }

        @Test
        void is_refused_for_a_passkey_that_somebody_has() {
            withPasskey();
            World.Person other = administrator();

            Page answer = add(PortalClient.open().signedIn(other), authenticator);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("already registered");
            assertThat(eventsOf(other)).contains("iam:EnableMFADevice denied: the passkey is registered already");
        }

        @Test
        void names_the_registered_ones_so_that_none_is_added_twice() {
            World.Person dana = withPasskey();
            signIn(PortalClient.open(), authenticator.counting(1));
            PortalClient withMfa = PortalClient.open();
            signIn(withMfa, authenticator.counting(2));

            Page options = ask(withMfa.get(ADD), ADD + "/options");

            assertThat(options.response().body())
                    .contains(Base64.getUrlEncoder().withoutPadding().encodeToString(authenticator.credentialId()));
            assertThat(add(withMfa, here(Algorithm.EDDSA)).status()).isEqualTo(303);
            assertThat(add(withMfa, here(Algorithm.RS256)).status()).isEqualTo(303);
            assertThat(sql.all("select 1 from mfa_device where user_id = ?", row -> 1, dana.userId()))
                    .hasSize(3);
        }

        @Test
        void takes_a_session_with_mfa_once_there_is_a_device() {
            withPasskey();

            assertThat(browser.get(ADD)
                            .html()
                            .select("[data-action='iam:EnableMFADevice']")
                            .attr("data-decision"))
                    .isEqualTo("denied");
            assertThat(browser.get(ADD).html().select("[data-passkey]")).isEmpty();
        }
    }

    @Nested
    class A_challenge {
        @Test
        void is_good_for_one_answer() {
            browser.signedIn(administrator());
            Page page = browser.get(ADD);
            Page options = ask(page, ADD + "/options");
            String answer = authenticator.register(challenge(options), owner(options));
            assertThat(add(page, answer + " ".repeat(70_000)).status()).isEqualTo(422);
            String wrong = authenticator.saying(USER_PRESENT).register(challenge(options), owner(options));
            assertThat(add(browser.get(ADD), wrong).status()).isEqualTo(422);

            authenticator.saying(GOOD);
            Page replayed = add(browser.get(ADD), answer);

            assertThat(replayed.status()).isEqualTo(422);
        }

        @Test
        void is_good_for_five_minutes() {
            World.Person dana = administrator();
            browser.signedIn(dana);
            Page page = browser.get(ADD);
            Page options = ask(page, ADD + "/options");
            clock.advance(Duration.ofMinutes(5).plusSeconds(1));

            assertThat(add(page, authenticator.register(challenge(options), owner(options)))
                            .status())
                    .isEqualTo(422);
            assertThat(eventsOf(dana)).contains("iam:EnableMFADevice denied: the challenge has expired");
        }

        @Test
        void is_good_in_its_own_session() {
            World.Person dana = administrator();
            browser.signedIn(dana);
            Page options = ask(browser.get(ADD), ADD + "/options");
            PortalClient other = PortalClient.open().signedIn(dana);

            assertThat(add(other.get(ADD), authenticator.register(challenge(options), owner(options)))
                            .status())
                    .isEqualTo(422);
            assertThat(eventsOf(dana))
                    .contains("iam:EnableMFADevice denied: the challenge was made in another session");
        }

        @Test
        void is_good_for_its_own_ceremony() {
            World.Person dana = withPasskey();
            Page verify = browser.get("/verify?for=mfa&next=/security-credentials&method=passkey");
            Page options = ask(browser.get("/verify?for=mfa"), "/passkeys/verify");
            Page other = browser.signIn(dana.account().accountId(), "dana", World.PASSWORD);
            assertThat(other.location()).isEqualTo("/signin/mfa");

            Page answer = other.follow()
                    .form("/signin/mfa")
                    .with("secret-passkey", authenticator.prove(challenge(options)))
                    .submit();

            assertThat(verify.status()).isEqualTo(200);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(eventsOf(dana)).anyMatch(event -> event.contains("the challenge was made"));
        }

        @Test
        void of_the_sign_in_page_adds_nothing() {
            World.Person dana = administrator();
            browser.signedIn(dana);
            Page page = browser.get(ADD);
            Page options = ask(PortalClient.open().get("/signin"), "/signin/passkey/options");

            assertThat(add(page, authenticator.register(challenge(options), new byte[64]))
                            .status())
                    .isEqualTo(422);
            assertThat(eventsOf(dana)).anyMatch(event -> event.contains("the challenge was made in another session"));
        }

        @Test
        void that_is_not_ours_is_refused() {
            World.Person dana = administrator();
            browser.signedIn(dana);

            assertThat(add(browser.get(ADD), authenticator.register(new byte[32], new byte[64]))
                            .status())
                    .isEqualTo(422);
            assertThat(eventsOf(dana))
                    .contains("iam:EnableMFADevice denied: the challenge is not ours or was used before");
        }
    }

    @Nested
    class Signing_in_with_a_passkey_alone {
        @Test
        void opens_a_session_with_mfa() {
            World.Person dana = withPasskey();
            PortalClient other = PortalClient.open();

            Page answer = signIn(other, authenticator);

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).isEqualTo("/security-credentials");
            assertThat(other.get(ADD)
                            .html()
                            .select("[data-action='iam:EnableMFADevice']")
                            .attr("data-decision"))
                    .isEqualTo("allowed");
            assertThat(eventsOf(dana)).contains("signin:Passkey allowed: signed in, on a new device");
        }

        @Test
        void takes_a_login_profile() {
            World.Person dana = withPasskey();
            dana.account().perform(new DeleteLoginProfile("dana"));

            Page answer = signIn(PortalClient.open(), authenticator);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("does not open the console");
            assertThat(eventsOf(dana)).contains("signin:Passkey denied: no console password");
        }

        @Test
        void asks_for_a_password_that_is_due_with_the_current_one_first() {
            World.Person dana = withPasskey();
            dana.resetTo(World.OTHER_PASSWORD);
            PortalClient other = PortalClient.open();

            Page answer = signIn(other, authenticator);

            assertThat(answer.location()).isEqualTo("/signin/change-password");
            assertThat(other.cookie("__Host-sid")).isEmpty();
            Page step = answer.follow();
            Page wrong = setPassword(step, World.PASSWORD);
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.text()).contains("not your current password");
            Page right = setPassword(wrong, World.OTHER_PASSWORD);
            assertThat(right.location()).isEqualTo("/security-credentials");
            assertThat(other.get(ADD)
                            .html()
                            .select("[data-action='iam:EnableMFADevice']")
                            .attr("data-decision"))
                    .isEqualTo("allowed");
        }

        private Page setPassword(Page step, String current) {
            return step.form("/signin/change-password")
                    .with("secret-oldPassword", current)
                    .with("secret-newPassword", "Green-lanterns-93-float")
                    .with("secret-confirmPassword", "Green-lanterns-93-float")
                    .submit();
        }

        @Test
        void is_refused_for_a_passkey_that_is_not_registered() {
            withPasskey();

            Page answer = signIn(PortalClient.open(), here(Algorithm.ES256).namingOwner(new byte[64]));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("was not accepted");
        }

        @Test
        void is_refused_for_one_that_names_nobody() {
            withPasskey();

            assertThat(signIn(PortalClient.open(), authenticator.namingNoOwner())
                            .status())
                    .isEqualTo(422);
        }

        @Test
        void is_refused_for_a_copy_and_the_owner_is_told() {
            World.Person dana = withPasskey();
            assertThat(signIn(PortalClient.open(), authenticator.counting(7)).status())
                    .isEqualTo(303);

            Page answer = signIn(PortalClient.open(), authenticator.counting(7));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("may have been copied");
            assertThat(eventsOf(dana)).anyMatch(event -> event.contains("the signature counter went back"));
            PortalClient owner = PortalClient.open();
            signIn(owner, authenticator.counting(8));
            assertThat(mfa(owner)).contains("may be a copy");
        }

        @Test
        void is_slowed_down_by_nobody() {
            World.Person dana = withPasskey();
            PortalClient stranger = PortalClient.open();
            for (int i = 0; i < 8; i++) {
                stranger.signIn(dana.account().accountId(), "dana", "Wrong-password-1!");
            }

            assertThat(signIn(PortalClient.open(), authenticator).status()).isEqualTo(303);
        }
    }

    @Nested
    class As_the_second_factor {
        @Test
        void it_finishes_the_sign_in_with_mfa() {
            World.Person dana = withPasskey();
            PortalClient other = PortalClient.open();
            Page challenge = other.signIn(dana.account().accountId(), "dana", World.PASSWORD)
                    .follow();
            assertThat(challenge.text()).contains("my key");

            Page answer = secondFactor(challenge, authenticator);

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).isEqualTo("/security-credentials");
            assertThat(other.get(ADD)
                            .html()
                            .select("[data-action='iam:EnableMFADevice']")
                            .attr("data-decision"))
                    .isEqualTo("allowed");
        }

        @Test
        void that_of_somebody_else_does_not() {
            withPasskey();
            SoftwareAuthenticator others = here(Algorithm.ES256);
            World.Person paul = administrator();
            add(PortalClient.open().signedIn(paul), others);
            PortalClient thief = PortalClient.open();
            Page challenge = thief.signIn(paul.account().accountId(), "dana", World.PASSWORD)
                    .follow();

            Page answer = secondFactor(challenge, authenticator);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(eventsOf(paul)).contains("signin:PasskeyProof denied: the passkey belongs to somebody else");
        }
    }

    @Nested
    class In_a_session {
        @Test
        void it_steps_the_session_up_in_place() {
            withPasskey();
            String before = browser.cookie("__Host-sid").orElseThrow();
            Page page = browser.get("/verify?for=mfa&next=/security-credentials");
            Page options = ask(page, "/passkeys/verify");

            Page answer = page.form("/verify")
                    .with("secret-passkey", authenticator.prove(challenge(options)))
                    .submit();

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).isEqualTo("/security-credentials");
            assertThat(browser.cookie("__Host-sid").orElseThrow()).isNotEqualTo(before);
            assertThat(browser.get(ADD)
                            .html()
                            .select("[data-action='iam:EnableMFADevice']")
                            .attr("data-decision"))
                    .isEqualTo("allowed");
        }

        @Test
        void it_is_a_fresh_proof() {
            withPasskey();
            PortalClient later = PortalClient.open();
            signIn(later, authenticator);
            clock.advance(Duration.ofMinutes(16));
            Page page = later.get(ADD);
            Page options = ask(page, ADD + "/options");
            Page detour = add(page, here(Algorithm.ES256).register(challenge(options), owner(options)));
            assertThat(detour.location()).startsWith("/verify?for=iam");

            Page verify = later.get(detour.location() + "&method=passkey");
            Page proof = verify.form("/verify")
                    .with("secret-passkey", authenticator.prove(challenge(ask(verify, "/passkeys/verify"))))
                    .submit();

            assertThat(proof.location()).isEqualTo(ADD);
            assertThat(proof.follow().html().select("[name=label]").val()).isEqualTo("my key");
            assertThat(add(later, here(Algorithm.ES256)).status()).isEqualTo(303);
        }
    }

    @Nested
    class Over_the_api {
        @Test
        void other_devices_are_not_told_of() {
            World.Person dana = administrator();

            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> operations.perform(dana.caller(), new GetMfaDevice("GAHT12345678", null)))
                    .extracting(OperationFailed::code)
                    .isEqualTo(ErrorCode.VALIDATION_ERROR);
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> operations.perform(
                            dana.caller(),
                            new GetMfaDevice(
                                    "arn:aws:iam::" + dana.account().accountId() + ":u2f/user/dana/none-A", null)))
                    .extracting(OperationFailed::code)
                    .isEqualTo(ErrorCode.NO_SUCH_ENTITY);
        }
    }
}
