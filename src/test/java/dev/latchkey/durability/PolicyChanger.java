package dev.latchkey.durability;

import dev.latchkey.support.PortalClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.BooleanSupplier;

/** An administrator who applies one password policy after the other, through the page. */
final class PolicyChanger {

    private static final int FIRST_AGE = 900;
    private static final int AGES = 150;

    private final Journal journal = new Journal("");
    private int next;

    Journal journal() {
        return journal;
    }

    /** Applies policies until told to stop, or until nobody answers any more. */
    void run(URI portal, String password, BooleanSupplier goesOn) {
        try {
            PortalClient client = PortalClient.at(portal);
            client.signIn("example-corp", "dana", password);
            while (goesOn.getAsBoolean()) {
                apply(client);
            }
        } catch (UncheckedIOException died) {
            // What was asked last stays open in the journal.
        }
    }

    private void apply(PortalClient client) {
        PortalClient.Page page = client.get("/admin/account-settings");
        if (page.status() != 200) {
            return;
        }
        String age = Integer.toString(FIRST_AGE + next++ % AGES);
        PortalClient.Filled form = page.form("/admin/account-settings/password-policy")
                .with("minimumPasswordLength", "8")
                .with("expirePasswords", "on")
                .with("maxPasswordAge", age);
        journal.asks(age);
        int status = form.submit().status();
        if (status == 303) {
            journal.isAcknowledged();
        } else if (status < 500) {
            journal.isRefused();
        }
    }
}
