package dev.latchkey.credential.mfa.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.mfa.CreateVirtualMfaDevice;
import dev.latchkey.credential.mfa.EnableMfaDevice;
import dev.latchkey.credential.mfa.VirtualMfaDeviceMetadata;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.RandomSource;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecoveryCodeTest {
    private static final String PAGE = "/security-credentials/mfa/recovery-codes";
    private static final String CHALLENGE = "/signin/mfa?method=recovery-code";

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    /** An administrator with a device, and recovery codes that were made before. */
    private World.Person withDeviceAndCodes() {
        World.Person dana = world.account().userWithPassword("dana").administrator();
        VirtualMfaDeviceMetadata made = dana.account().perform(CreateVirtualMfaDevice.named("dana"));
        AuthenticatorApp app = AuthenticatorApp.with(
                new String(Objects.requireNonNull(made.base32StringSeed()), StandardCharsets.US_ASCII), clock);
        dana.account()
                .perform(new EnableMfaDevice(
                        "dana", made.serialNumber(), SecretText.of(app.code(-1)), SecretText.of(app.code())));
        return dana;
    }

    private List<String> codesOf(World.Person person) {
        return operations.perform(person.caller(clock.instant()), new CreateRecoveryCodes()).stream()
                .map(SecretText::reveal)
                .toList();
    }

    private static Page challenge(PortalClient browser, World.Person person) {
        assertThat(browser.signIn(person.account().accountId(), person.name(), World.PASSWORD)
                        .location())
                .isEqualTo("/signin/mfa");
        return browser.get(CHALLENGE);
    }

    private static Page type(Page challenge, String code) {
        return challenge.form("/signin/mfa").with("secret-recoveryCode", code).submit();
    }

    @Nested
    class A_set {
        @Test
        void is_shown_once() {
            PortalClient browser = PortalClient.open()
                    .signedIn(world.account().userWithPassword("dana").administrator());
            PortalClient.Filled form = browser.get(PAGE).form(PAGE);

            Page answer = form.submit();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("cache-control")).contains("no-store");
            String shown = answer.html().select("[data-secret=recovery-codes]").val()
                    + answer.html().select("[data-secret=recovery-codes]").text();
            assertThat(shown).containsPattern("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}");
            Page again = form.submit();
            assertThat(again.status()).isEqualTo(303);
            assertThat(browser.get(PAGE).text()).contains("10 of 10");
        }

        @Test
        void has_ten_codes_of_which_nothing_but_a_slow_hash_is_kept() {
            World.Person dana = world.account().userWithPassword("dana").administrator();

            List<String> codes = codesOf(dana);

            assertThat(codes)
                    .hasSize(10)
                    .doesNotHaveDuplicates()
                    .allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}"));
            assertThat(sql.all(
                            "select code_hash from recovery_code where user_id = ?",
                            row -> row.text("code_hash"),
                            dana.userId()))
                    .hasSize(10)
                    .allMatch(hash -> hash.startsWith("$argon2id$"));
        }

        @Test
        void ends_the_one_before() {
            World.Person dana = withDeviceAndCodes();
            String old = codesOf(dana).get(0);
            String fresh = codesOf(dana).get(0);
            PortalClient browser = PortalClient.open();

            assertThat(type(challenge(browser, dana), old).status()).isEqualTo(422);
            assertThat(type(challenge(browser, dana), fresh).status()).isEqualTo(303);
        }

        @Test
        void takes_mfa_where_there_is_a_device() {
            World.Person dana = withDeviceAndCodes();

            assertThat(operations
                            .view(dana.caller(), view -> view.preview(new CreateRecoveryCodes()))
                            .isAllowed())
                    .isFalse();
        }
    }

    @Nested
    class A_code {
        @Test
        void finishes_the_sign_in_with_mfa_so_that_the_lost_device_can_be_replaced() {
            World.Person dana = withDeviceAndCodes();
            String code = codesOf(dana).get(3);
            PortalClient browser = PortalClient.open();

            Page answer = type(
                    challenge(browser, dana),
                    code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));

            assertThat(answer.location()).isEqualTo("/security-credentials");
            Page page = answer.follow();
            assertThat(page.text()).contains("9 of 10 left", "one was used to sign in");
            assertThat(page.html()
                            .select("[data-action='iam:DeactivateMFADevice']")
                            .attr("data-decision"))
                    .isEqualTo("allowed");
        }

        @Test
        void is_good_for_one_use() {
            World.Person dana = withDeviceAndCodes();
            String code = codesOf(dana).get(0);
            assertThat(type(challenge(PortalClient.open(), dana), code).status())
                    .isEqualTo(303);

            Page again = type(challenge(PortalClient.open(), dana), code);

            assertThat(again.status()).isEqualTo(422);
            assertThat(again.text()).contains("used already");
        }

        @Test
        void of_somebody_else_is_none() {
            World.Person dana = withDeviceAndCodes();
            codesOf(dana);
            String others = codesOf(withDeviceAndCodes()).get(0);

            assertThat(type(challenge(PortalClient.open(), dana), others).status())
                    .isEqualTo(422);
        }

        @Test
        void is_counted_with_other_wrong_proofs() {
            World.Person dana = withDeviceAndCodes();
            codesOf(dana);
            PortalClient browser = PortalClient.open();
            Page challenge = challenge(browser, dana);
            for (int i = 0; i < 4; i++) {
                challenge = type(challenge, "AAAAA-AAAAA-AAAAA-AAAAA");
                assertThat(challenge.status()).isEqualTo(422);
            }

            assertThat(type(challenge, "AAAAA-AAAAA-AAAAA-AAAAA").location()).isEqualTo("/signin");
        }

        @Test
        void is_read_as_people_write_it() {
            RecoveryCode code = RecoveryCode.random(new RandomSource());
            String written = code.written().reveal();

            assertThat(RecoveryCode.parse(SecretText.of(" " + written.toLowerCase(java.util.Locale.ROOT)))
                            .orElseThrow()
                            .written())
                    .isEqualTo(code.written());
            assertThat(RecoveryCode.parse(SecretText.of(written + "A"))).isEmpty();
            assertThat(RecoveryCode.parse(SecretText.of(""))).isEmpty();
            assertThat(code).hasToString("RecoveryCode[redacted]");
        }
    }
}
