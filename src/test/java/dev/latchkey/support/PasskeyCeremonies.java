package dev.latchkey.support;

import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.PortalClient.Page;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the script of the pages does between the portal and an authenticator, for {@link SoftwareAuthenticator}s. */
public final class PasskeyCeremonies {
    /** Where one adds a passkey of one's own. */
    public static final String ADD = "/security-credentials/mfa/new/passkey";

    private static final String SIGN_IN = "/signin/passkey";

    private PasskeyCeremonies() {}

    /** What the browser is to ask the authenticator for, from that address. */
    public static Page ask(Page page, String address) {
        String csrf = page.html().select("input[name=csrf]").eachAttr("value").get(0);
        return page.client().post(address, Map.of("csrf", csrf));
    }

    public static byte[] challenge(Page options) {
        return part(options, "\"challenge\":\"([^\"]+)\"");
    }

    /** The name by which authenticators are to know the user. */
    public static byte[] owner(Page options) {
        return part(options, "\"user\":\\{[^}]*\"id\":\"([^\"]+)\"");
    }

    /** The form that adds a passkey, with the answer of that authenticator in it. */
    public static Filled filled(PortalClient somebody, SoftwareAuthenticator with, String label) {
        Page page = somebody.get(ADD);
        Page options = ask(page, ADD + "/options");
        return page.form(ADD)
                .with("label", label)
                .with("secret-passkey", with.register(challenge(options), owner(options)));
    }

    /** Signs in with a passkey alone; answers what came of it. */
    public static Page signIn(PortalClient somebody, SoftwareAuthenticator with) {
        Page page = somebody.get("/signin");
        Page options = ask(page, SIGN_IN + "/options");
        return page.form(SIGN_IN)
                .with("secret-passkey", with.prove(challenge(options)))
                .submit();
    }

    private static byte[] part(Page options, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(options.response().body());
        if (!found.find()) {
            throw new AssertionError(options.status() + " " + options.response().body());
        }
        return Base64.getUrlDecoder().decode(found.group(1));
    }
}
