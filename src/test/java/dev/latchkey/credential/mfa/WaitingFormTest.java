package dev.latchkey.credential.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.Sql;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A form whose session lacks MFA, or has one that is too old, waits with its input while its person verifies. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingFormTest {
    private static final String NEW_DEVICE = "/security-credentials/mfa/new";
    private static final String NEW_KEY = "/security-credentials/access-keys/new";
    private static final String VERIFY = "/verify";

    private static final String WITHIN_AN_HOUR = """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "*", "Resource": "*"},
          {"Sid": "WithinAnHour", "Effect": "Deny", "Action": "iam:CreateAccessKey", "Resource": "*",
           "Condition": {"NumericGreaterThanIfExists": {"aws:MultiFactorAuthAge": "3600"}}}]}\
        """;

    private static final String WITH_MFA = """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "*", "Resource": "*"},
          {"Sid": "WithMfa", "Effect": "Deny", "Action": "iam:CreateAccessKey", "Resource": "*",
           "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}\
        """;

    @Inject
    World world;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private final PortalClient browser = PortalClient.open();
    private String userId = "";

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30 + 10));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** Somebody with a device and that policy, signed in without MFA. */
    private AuthenticatorApp signedInUnder(String policy) {
        World.Account account = world.account();
        World.Person tess = account.userWithPassword("tess").with(account.policy("Own", policy));
        userId = tess.userId();
        Page page = browser.signedIn(tess).get(NEW_DEVICE);
        AuthenticatorApp app = AuthenticatorApp.with(
                page.html().select("[data-secret=totp-seed]").text(), clock);
        Page added = page.form(NEW_DEVICE)
                .with("secret-mfaCode1", app.code(-1))
                .with("secret-mfaCode2", app.code())
                .submit();
        assertThat(added.status()).isEqualTo(303);
        clock.advance(Duration.ofSeconds(30));
        return app;
    }

    private Page verified(Page closed, AuthenticatorApp app) {
        String verify = closed.html().select("main a[href^='" + VERIFY + "']").attr("href");
        assertThat(verify).as(closed.text()).contains("for=mfa");
        return browser.get(verify)
                .form(VERIFY)
                .with("secret-mfaCode", app.code())
                .submit();
    }

    private static void showsWhatWasTyped(Page back) {
        assertThat(back.location()).isEqualTo(NEW_KEY);
        Page form = back.follow();
        assertThat(form.html().select("[name=description]").val()).isEqualTo("for the nightly copy");
        assertThat(form.form(NEW_KEY).submit().status()).isEqualTo(200);
    }

    @Test
    void is_kept_where_the_MFA_has_become_too_old_meanwhile() {
        AuthenticatorApp app = signedInUnder(WITHIN_AN_HOUR);
        Page verified = browser.get(VERIFY + "?for=mfa&next=" + NEW_KEY)
                .form(VERIFY)
                .with("secret-mfaCode", app.code())
                .submit();
        PortalClient.Filled form = verified.follow().form(NEW_KEY).with("description", "for the nightly copy");
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofMinutes(16));
            browser.get("/security-credentials");
        }

        Page refused = form.submit();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html().select("[data-reason=mfa-too-old]")).hasSize(1);
        assertThat(refused.text()).contains("this needs one within 1 h");
        showsWhatWasTyped(verified(refused, app));
    }

    @Test
    void is_led_to_where_MFA_is_missing() {
        AuthenticatorApp app = signedInUnder(WITH_MFA);
        Page closed = browser.get(NEW_KEY);
        assertThat(closed.html().select("[data-reason=needs-mfa]")).isNotEmpty();

        Page back = verified(closed, app);

        assertThat(back.location()).isEqualTo(NEW_KEY);
        assertThat(back.follow().form(NEW_KEY).submit().status()).isEqualTo(200);
    }

    @Test
    void is_kept_where_MFA_was_lost_meanwhile() {
        AuthenticatorApp app = signedInUnder(WITH_MFA);
        Page verified = browser.get(VERIFY + "?for=mfa&next=" + NEW_KEY)
                .form(VERIFY)
                .with("secret-mfaCode", app.code())
                .submit();
        PortalClient.Filled form = verified.follow().form(NEW_KEY).with("description", "for the nightly copy");
        sql.change("update web_session set mfa_at = null, mfa_serial = null where user_id = ?", userId);
        clock.advance(Duration.ofSeconds(30));

        Page refused = form.submit();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html().select("[data-reason=needs-mfa]")).hasSize(1);
        showsWhatWasTyped(verified(refused, app));
    }

    @Test
    void is_led_back_to_by_way_of_a_first_device() {
        World.Account account = world.account();
        browser.signedIn(account.userWithPassword("tess").with(account.policy("Own", WITH_MFA)));
        Page closed = browser.get(NEW_KEY);
        assertThat(closed.html().select("main [data-reason=needs-mfa-setup]")).isNotEmpty();

        Page wizard = browser.get(
                closed.html().select("main a[href^='" + NEW_DEVICE + "']").attr("href"));
        AuthenticatorApp app = AuthenticatorApp.with(
                wizard.html().select("[data-secret=totp-seed]").text(), clock);
        Page added = wizard.form(NEW_DEVICE)
                .with("secret-mfaCode1", app.code(-1))
                .with("secret-mfaCode2", app.code())
                .submit()
                .follow();
        assertThat(added.text()).contains("MFA device added");
        clock.advance(Duration.ofSeconds(30));

        Page back = verified(added, app);

        assertThat(back.location()).isEqualTo(NEW_KEY);
        assertThat(back.follow().form(NEW_KEY).submit().status()).isEqualTo(200);
    }
}
