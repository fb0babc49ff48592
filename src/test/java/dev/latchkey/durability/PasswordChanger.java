package dev.latchkey.durability;

import dev.latchkey.support.PortalClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** One person who changes the password again and again, through the page. */
final class PasswordChanger {

    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    private final String account;
    private final String userName;
    private final Journal journal;

    PasswordChanger(String account, String userName, String password) {
        this.account = account;
        this.userName = userName;
        this.journal = new Journal(password);
    }

    String account() {
        return account;
    }

    String userName() {
        return userName;
    }

    Journal journal() {
        return journal;
    }

    /** Changes it until told to stop, or until nobody answers any more. */
    void run(URI portal, BooleanSupplier goesOn) {
        try {
            PortalClient client = PortalClient.at(portal);
            client.signIn(account, userName, journal.acknowledged());
            while (goesOn.getAsBoolean()) {
                change(client);
            }
        } catch (UncheckedIOException died) {
            // What was asked last stays open in the journal.
        }
    }

    /** Whether the portal knows the person under this password. */
    boolean signsIn(URI portal, String password) {
        return PortalClient.at(portal).signIn(account, userName, password).status() == 303;
    }

    private void change(PortalClient client) {
        PortalClient.Page page = client.get("/security-credentials/password");
        if (page.status() != 200) {
            return;
        }
        String replacement = "Quiet-Otter-Lantern-" + NEXT.incrementAndGet();
        PortalClient.Filled form = page.form("/security-credentials/password")
                .with("secret-oldPassword", journal.acknowledged())
                .with("secret-newPassword", replacement)
                .with("secret-confirmPassword", replacement);
        journal.asks(replacement);
        int status = form.submit().status();
        if (status == 303) {
            journal.isAcknowledged();
        } else if (status < 500) {
            journal.isRefused();
        }
    }
}
