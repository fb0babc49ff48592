package dev.latchkey.credential.mfa;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretBytes;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.SoftwareAuthenticator;
import dev.latchkey.support.SoftwareAuthenticator.Algorithm;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What MFA costs, medians: comparing a code (under 100 µs), the second step of a sign-in (under 5 ms), and registering a
 * passkey (under 15 ms), each from the request to its answer where there is one.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("benchmark")
class MfaBenchmark {

    private static final Logger LOG = Logger.getLogger(MfaBenchmark.class);
    private static final String NEW = "/security-credentials/mfa/new";
    private static final String PASSKEY = NEW + "/passkey";
    private static final String CHALLENGE = "/signin/mfa";
    private static final int SEED_BYTES = 40;
    private static final int CODES = 20_000;
    private static final int SIGN_INS = 120;
    private static final int PASSKEYS = 60;

    @Inject
    World world;

    @Inject
    TestClock clock;

    @Test
    void measure() {
        LOG.infof("comparing a code: %.4f ms", comparing());
        LOG.infof("the second step of a sign-in: %.1f ms", secondSteps());
        LOG.infof("registering a passkey: %.1f ms", registrations());
    }

    private static double comparing() {
        TotpCodes codes = TotpCodes.of(SecretBytes.of(new RandomSource().bytes(SEED_BYTES)));
        SecretText code = codes.at(1_000_001);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            long begun = System.nanoTime();
            boolean isRight = codes.stepOf(code, 1_000_000, TotpCodes.WINDOW).isPresent();
            times.add(System.nanoTime() - begun);
            if (!isRight) {
                throw new IllegalStateException("the code was not found");
            }
        }
        return median(times);
    }

    private double secondSteps() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
        World.Person mia = world.account().userWithPassword("mia").withPublished("ManageOwnCredentialsWithMFA");
        Page page = PortalClient.open().signedIn(mia).get(NEW);
        AuthenticatorApp app = AuthenticatorApp.with(
                page.html().select("[data-secret=totp-seed]").text(), clock);
        page.form(NEW)
                .with("secret-mfaCode1", app.code(-1))
                .with("secret-mfaCode2", app.code())
                .submit();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < SIGN_INS; i++) {
            clock.advance(Duration.ofSeconds(30));
            Filled form = PortalClient.open()
                    .signIn(mia.account().accountId(), "mia", World.PASSWORD)
                    .follow()
                    .form(CHALLENGE)
                    .with("secret-mfaCode", app.code());
            times.add(timeOf(form));
        }
        clock.reset();
        return median(times);
    }

    private double registrations() {
        String portal = "http://localhost:" + Integer.getInteger("quarkus.http.test-port", 8081);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < PASSKEYS; i++) {
            World.Person dana = world.account().userWithPassword("dana").administrator();
            Page page = PortalClient.open().signedIn(dana).get(PASSKEY);
            String csrf =
                    page.html().select("input[name=csrf]").eachAttr("value").get(0);
            Page options = page.client().post(PASSKEY + "/options", Map.of("csrf", csrf));
            String answer = SoftwareAuthenticator.with(Algorithm.ES256)
                    .at(portal)
                    .register(
                            part(options, "\"challenge\":\"([^\"]+)\""),
                            part(options, "\"user\":\\{[^}]*\"id\":\"([^\"]+)\""));
            times.add(timeOf(page.form(PASSKEY).with("label", "my key").with("secret-passkey", answer)));
        }
        return median(times);
    }

    private static long timeOf(Filled form) {
        long begun = System.nanoTime();
        int status = form.submit().status();
        long time = System.nanoTime() - begun;
        if (status != 303) {
            throw new IllegalStateException(form.action() + " answered " + status);
        }
        return time;
    }

    private static byte[] part(Page options, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(options.response().body());
        if (!found.find()) {
            throw new IllegalStateException(options.response().body());
        }
        return Base64.getUrlDecoder().decode(found.group(1));
    }

    private static double median(List<Long> nanos) {
        Collections.sort(nanos);
        return nanos.get(nanos.size() / 2) / 1e6;
    }
}
