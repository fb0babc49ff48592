package dev.latchkey.benchmark.portal;

import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.PasskeyCeremonies;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.SoftwareAuthenticator;
import dev.latchkey.support.SoftwareAuthenticator.Algorithm;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What MFA adds: the page that asks for a code, the code at a sign-in, and a new passkey; each person does it once. */
final class MfaSteps {
    private static final String HOME = "/security-credentials";
    private static final String NEW_DEVICE = HOME + "/mfa/new";
    private static final String CHALLENGE = "/signin/mfa";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final int PEOPLE = DataSet.WITH_MFA / 2;

    /** Of those who do a thing, so many warm it up. */
    private static final int WARM_UP = PEOPLE / 2;

    private final URI portal;

    MfaSteps(URI portal) {
        this.portal = portal;
    }

    /** Adds the medians in milliseconds, each from the request to the end of its answer. */
    void measure(Map<String, Double> results) throws InterruptedException {
        List<AuthenticatorApp> apps = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            apps.add(enrolled(DataSet.nameWithMfa(i)));
        }
        results.put("registering a passkey, ms", oneByOne(HOME + "/mfa/added", passkeyForms()));
        // A code works once: the next one is due.
        Thread.sleep(Duration.ofSeconds(31).toMillis());
        List<byte[]> pages = new ArrayList<>();
        List<byte[]> forms = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            PortalClient browser = PortalClient.at(portal);
            String body = browser.signIn(DataSet.ACCOUNT, DataSet.nameWithMfa(i), DataSet.PASSWORD)
                    .follow()
                    .form(CHALLENGE)
                    .with("secret-mfaCode", apps.get(i).code())
                    .encoded();
            pages.add(Wire.get(portal, CHALLENGE, cookies(browser)));
            forms.add(Wire.post(portal, CHALLENGE, FORM + cookies(browser), body));
        }
        try (Wire wire = new Wire(portal)) {
            results.put(
                    "page that asks for a code, ms",
                    Load.median(Load.oneByOne(WARM_UP, PEOPLE - WARM_UP, turn -> wire.ask(pages.get(turn), 200))));
        }
        results.put("second step, ms", oneByOne(HOME, forms));
    }

    /** The median of forms that are sent once each, one after the other, and all lead there. */
    private double oneByOne(String path, List<byte[]> forms) {
        try (Wire wire = new Wire(portal)) {
            return Load.median(
                    Load.oneByOne(WARM_UP, forms.size() - WARM_UP, turn -> wire.askToBeLedTo(path, forms.get(turn))));
        }
    }

    private AuthenticatorApp enrolled(String userName) {
        PortalClient person = signedIn(userName);
        PortalClient.Page page = person.get(NEW_DEVICE);
        AuthenticatorApp app = AuthenticatorApp.with(
                page.html().select("[data-secret=totp-seed]").text(), Clock.systemUTC());
        int status = page.form(NEW_DEVICE)
                .with("secret-mfaCode1", app.code(-1))
                .with("secret-mfaCode2", app.code())
                .submit()
                .status();
        if (status != 303) {
            throw new IllegalStateException("adding a device answered " + status);
        }
        return app;
    }

    /** Of people without a device, with what authenticators of software have answered. */
    private List<byte[]> passkeyForms() {
        List<byte[]> forms = new ArrayList<>();
        for (int i = PEOPLE; i < DataSet.WITH_MFA; i++) {
            PortalClient person = signedIn(DataSet.nameWithMfa(i));
            SoftwareAuthenticator authenticator =
                    SoftwareAuthenticator.with(Algorithm.ES256).at("http://localhost:" + portal.getPort());
            String body =
                    PasskeyCeremonies.filled(person, authenticator, "my key").encoded();
            forms.add(Wire.post(portal, PasskeyCeremonies.ADD, FORM + cookies(person), body));
        }
        return forms;
    }

    private PortalClient signedIn(String userName) {
        PortalClient person = PortalClient.at(portal);
        int status = person.signIn(DataSet.ACCOUNT, userName, DataSet.PASSWORD).status();
        if (status != 303) {
            throw new IllegalStateException("signing in as " + userName + " answered " + status);
        }
        return person;
    }

    private static String cookies(PortalClient browser) {
        return "Cookie: " + browser.cookies() + "\r\n";
    }
}
