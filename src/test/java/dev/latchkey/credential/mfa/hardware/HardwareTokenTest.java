package dev.latchkey.credential.mfa.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.mfa.DeactivateMfaDevice;
import dev.latchkey.credential.mfa.ResyncMfaDevice;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Hardware tokens from the vendor's file to the sign-in. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HardwareTokenTest {
    private static final String STOCK = "/admin/hardware-tokens";
    private static final String ASSIGN = "/security-credentials/mfa/new/hardware-token";
    private static final String SERIAL = "GAHT12345678";
    private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private final PortalClient browser = PortalClient.open();

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private World.Person administrator() {
        return world.account().userWithPassword("dana").administrator();
    }

    private Page take(String file) {
        return browser.get(STOCK).form(STOCK).with("secret-file", file).submit();
    }

    private Page assign(PortalClient somebody, String serial, String first, String second) {
        return somebody.get(ASSIGN)
                .form(ASSIGN)
                .with("serialNumber", serial)
                .with("secret-mfaCode1", first)
                .with("secret-mfaCode2", second)
                .submit();
    }

    @Nested
    class The_stock {
        @Test
        void takes_a_file_in_and_says_how_many_there_were() {
            World.Person dana = administrator();
            browser.signedIn(dana);

            Page answer = take("serial number,secret key\n" + SERIAL + "," + SEED + "\nGAHT12345679," + SEED);

            assertThat(answer.status()).isEqualTo(303);
            Page stock = answer.follow();
            assertThat(stock.text()).contains("2 tokens were imported", SERIAL, "GAHT12345679", "Nobody");
            assertThat(stock.response().body()).doesNotContain(SEED);
            assertThat(sql.all(
                            "select action || ' ' || result as event from audit_event where principal_id = ?",
                            row -> row.text("event"),
                            dana.userId()))
                    .contains("latchkey:ImportHardwareTokens allowed");
        }

        @Test
        void takes_all_of_a_file_or_nothing() {
            browser.signedIn(administrator());
            take(SERIAL + "," + SEED);

            Page again = take("GAHT00000001," + SEED + "\n" + SERIAL + "," + SEED);
            Page wrong = take("GAHT00000001," + SEED + "\nGAHT00000002,what");

            assertThat(again.status()).isEqualTo(409);
            assertThat(again.text()).contains("was imported before");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.text()).contains("Line 2");
            assertThat(wrong.response().body()).doesNotContain(SEED);
            assertThat(browser.get(STOCK).text()).doesNotContain("GAHT00000001");
        }

        @Test
        void keeps_seeds_sealed() {
            World.Person dana = administrator();
            browser.signedIn(dana);
            take(SERIAL + "," + SEED);

            byte[] sealed = sql.first(
                            "select s.sealed_seed from totp_seed s join mfa_device d on d.device_id = s.device_id"
                                    + " where d.account_id = ? and d.kind = 'hardware'",
                            row -> row.optionalBytes("sealed_seed"),
                            dana.account().accountId())
                    .orElseThrow();

            assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("12345678901234567890");
        }

        @Test
        void is_closed_to_whoever_may_not_import() {
            World.Person paul = world.account().userWithPassword("paul");

            Page page = browser.signedIn(paul).get(STOCK);

            assertThat(page.html()
                            .select("[data-action='latchkey:ImportHardwareTokens']")
                            .attr("data-decision"))
                    .isEqualTo("denied");
            assertThat(page.html().select("textarea")).isEmpty();
        }

        @Test
        void lets_go_of_what_nobody_has() {
            browser.signedIn(administrator());
            Page stock = take(SERIAL + "," + SEED).follow();
            String delete = stock.html().select("form[action$=/delete]").attr("action");

            assertThat(stock.form(delete).submit().follow().text()).contains("No tokens were imported yet");
        }
    }

    @Nested
    class A_token {
        private AuthenticatorApp token() {
            return AuthenticatorApp.with(SEED, clock);
        }

        @Test
        void is_assigned_by_its_serial_number_and_two_codes() {
            World.Person dana = administrator();
            browser.signedIn(dana);
            take(SERIAL + "," + SEED);

            Page unknown = assign(browser, "GAHT99999999", token().code(-1), token().code());
            assertThat(unknown.status()).isEqualTo(422);
            assertThat(unknown.text()).contains("no free token");
            assertThat(assign(browser, SERIAL, token().code(), token().code(-1)).status())
                    .isEqualTo(422);
            Page answer = assign(browser, SERIAL, token().code(-1), token().code());

            assertThat(answer.status()).isEqualTo(303);
            assertThat(browser.get("/security-credentials").text()).contains("Hardware TOTP token", SERIAL);
            assertThat(browser.get(STOCK).text()).contains("dana");
        }

        @Test
        void stays_free_while_nobody_finishes_assigning_it() {
            World.Person dana = administrator();
            browser.signedIn(dana);
            take(SERIAL + "," + SEED);

            browser.get(ASSIGN);
            Page half = assign(browser, SERIAL, token().code(-1), "");
            Page reloaded = browser.get(ASSIGN);

            assertThat(half.status()).isEqualTo(422);
            assertThat(half.html().select("[name=serialNumber]").val()).isEqualTo(SERIAL);
            assertThat(half.response().body()).doesNotContain(token().code(-1));
            assertThat(reloaded.html().select("[name=serialNumber]").val()).isEmpty();
            assertThat(browser.get("/security-credentials").text()).contains("No MFA devices");
            assertThat(browser.get(STOCK)
                            .html()
                            .select("[data-label='Assigned to']")
                            .eachText())
                    .containsExactly("Nobody");
            assertThat(sql.first(
                                    "select (select count(*)::int from mfa_device where account_id = ?)"
                                            + " + (select count(*)::int from mfa_enrolment where user_id = ?) as kept",
                                    row -> row.number("kept"),
                                    dana.account().accountId(),
                                    dana.userId())
                            .orElseThrow())
                    .as("the token in stock and nothing else")
                    .isEqualTo(1);
            assertThat(assign(browser, SERIAL, token().code(-1), token().code()).status())
                    .as("the code of the form that was given up is not used up")
                    .isEqualTo(303);
        }

        @Test
        void is_asked_for_at_the_next_sign_in_and_brought_back_into_step() {
            World.Person dana = administrator();
            browser.signedIn(dana);
            take(SERIAL + "," + SEED);
            assign(browser, SERIAL, token().code(-1), token().code());
            clock.advance(java.time.Duration.ofMinutes(5));
            PortalClient other = PortalClient.open();
            Page challenge = other.signIn(dana.account().accountId(), "dana", World.PASSWORD)
                    .follow();

            assertThat(challenge.text()).contains(SERIAL);
            Page answer = challenge
                    .form("/signin/mfa")
                    .with("secret-mfaCode", token().code())
                    .submit();
            assertThat(answer.location()).isEqualTo("/security-credentials");
            clock.advance(java.time.Duration.ofMinutes(5));
            assertThat(operations.perform(
                            dana.caller(clock.instant()),
                            new ResyncMfaDevice(
                                    "dana", SERIAL, SecretText.of(token().code(40)), SecretText.of(token().code(41)))))
                    .isTrue();
        }

        @Test
        void goes_back_into_stock_when_it_is_taken_away() {
            World.Person dana = administrator();
            browser.signedIn(dana);
            take(SERIAL + "," + SEED);
            assign(browser, SERIAL, token().code(-1), token().code());

            dana.account().perform(new DeactivateMfaDevice("dana", SERIAL));

            assertThat(PortalClient.open().signedIn(dana).get(STOCK).text()).contains(SERIAL, "Nobody");
        }
    }
}
