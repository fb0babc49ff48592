package dev.latchkey.credential.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.StatementCounter;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Statements;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The second step of a sign-in: what it sends to the database, each statement a part of its time, and a form sent again. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondStepTest {
    private static final String NEW = "/security-credentials/mfa/new";
    private static final String CHALLENGE = "/signin/mfa";
    private static final String HOME = "/security-credentials";

    /**
     * The sign-in and the device; then in one transaction, with the statement that begins it: the form and what became of
     * it, the lane, the device and its step, the password's age, the trail, the sign-in's end, the session and what its
     * person is told by two.
     */
    private static final int MOST = 14;

    @Inject
    World world;

    @Inject
    TestClock clock;

    @Inject
    StatementCounter statements;

    private AuthenticatorApp app = AuthenticatorApp.with("", Clock.systemUTC());

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30 + 10));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private AuthenticatorApp enrolled(World.Person person) {
        PortalClient.Page page = PortalClient.open().signedIn(person).get(NEW);
        AuthenticatorApp app = AuthenticatorApp.with(
                page.html().select("[data-secret=totp-seed]").text(), clock);
        assertThat(page.form(NEW)
                        .with("secret-mfaCode1", app.code(-1))
                        .with("secret-mfaCode2", app.code())
                        .submit()
                        .status())
                .isEqualTo(303);
        clock.advance(Duration.ofSeconds(30));
        return app;
    }

    /** The form of the second step, for a browser that has given the password. */
    private PortalClient.Filled form() {
        World.Person mia = world.account().userWithPassword("mia").withPublished("ManageOwnCredentialsWithMFA");
        app = enrolled(mia);
        return PortalClient.open()
                .signIn(mia.account().accountId(), "mia", World.PASSWORD)
                .follow()
                .form(CHALLENGE);
    }

    @Test
    void opens_the_session_for_a_right_code_with_few_statements() {
        PortalClient.Filled form = form().with("secret-mfaCode", app.code());

        List<String> sent = Statements.sentDuring(
                statements, () -> assertThat(form.submit().location()).isEqualTo(HOME));

        assertThat(sent).hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void answers_the_same_form_once_more_as_it_did_the_first_time() {
        PortalClient.Filled form = form().with("secret-mfaCode", app.code());
        PortalClient clickedTwice = form.client().copy();

        assertThat(form.submit().location()).isEqualTo(HOME);

        assertThat(clickedTwice.post(CHALLENGE, form.fields()).location()).isEqualTo(HOME);
    }

    @Test
    void leaves_a_form_with_a_wrong_code_good_for_another_try() {
        PortalClient.Filled form = form();

        assertThat(form.with("secret-mfaCode", "000000").submit().status()).isEqualTo(422);

        assertThat(form.with("secret-mfaCode", app.code()).submit().location()).isEqualTo(HOME);
    }
}
