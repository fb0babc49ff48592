package dev.latchkey.durability;

import dev.latchkey.support.PortalClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.BooleanSupplier;

/** Somebody who changes one thing again and again, through a page, and remembers what was answered. */
abstract class Changer {

    private final String account;
    private final String userName;
    private final Journal journal;

    Changer(String account, String userName, Journal journal) {
        this.account = account;
        this.userName = userName;
        this.journal = journal;
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

    /**
     * Changes it until told to stop, or until a change has got no answer: whoever went on from there could not tell any
     * more which of two values is the true one.
     */
    void run(URI portal, BooleanSupplier goesOn, Runnable acknowledged) {
        try {
            PortalClient client = PortalClient.at(portal);
            if (client.signIn(account, userName, password()).status() != 303) {
                return;
            }
            while (goesOn.getAsBoolean() && journal.open() == null) {
                change(client, acknowledged);
            }
        } catch (UncheckedIOException died) {
            // What was asked last stays open in the journal.
        }
    }

    /** Whether the portal knows the person under this password. */
    boolean signsIn(URI portal, String password) {
        return PortalClient.at(portal).signIn(account, userName, password).status() == 303;
    }

    /** What this person signs in with. */
    abstract String password();

    /** Where the form is. */
    abstract String page();

    /** Where the form leads once the change is made. */
    abstract String after();

    /** A value that was never asked for before. */
    abstract String nextValue();

    /** The form as it is sent for a value. */
    abstract PortalClient.Filled form(PortalClient.Page page, String value);

    private void change(PortalClient client, Runnable acknowledged) {
        PortalClient.Page page = client.get(page());
        if (page.status() != 200) {
            return;
        }
        String value = nextValue();
        PortalClient.Filled form = form(page, value);
        journal.asks(value);
        PortalClient.Page answer = form.submit();
        if (answer.status() == 303 && answer.location().equals(after())) {
            journal.isAcknowledged();
            acknowledged.run();
        } else if (answer.status() < 500) {
            journal.isRefused();
        }
    }
}
