package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** An authenticator of Chromium that belongs to one window (Chrome DevTools Protocol, "WebAuthn"). */
final class VirtualAuthenticator {
    private final CDPSession devTools;
    private final String id;

    VirtualAuthenticator(Page page, boolean verifiesUser) {
        devTools = page.context().newCDPSession(page);
        devTools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", verifiesUser);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject arguments = new JsonObject();
        arguments.add("options", options);
        id = devTools.send("WebAuthn.addVirtualAuthenticator", arguments)
                .get("authenticatorId")
                .getAsString();
    }

    void verifiesUser(boolean verified) {
        JsonObject arguments = arguments();
        arguments.addProperty("isUserVerified", verified);
        devTools.send("WebAuthn.setUserVerified", arguments);
    }

    JsonObject credential() {
        JsonArray credentials =
                devTools.send("WebAuthn.getCredentials", arguments()).getAsJsonArray("credentials");
        assertThat(credentials).hasSize(1);
        return credentials.get(0).getAsJsonObject();
    }

    /** Puts the credential back as it was earlier: a copy of it. */
    void restore(JsonObject earlier) {
        JsonObject clear = arguments();
        devTools.send("WebAuthn.clearCredentials", clear);
        JsonObject arguments = arguments();
        arguments.add("credential", earlier);
        devTools.send("WebAuthn.addCredential", arguments);
    }

    private JsonObject arguments() {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        return arguments;
    }
}
