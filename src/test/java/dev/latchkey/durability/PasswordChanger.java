package dev.latchkey.durability;

import dev.latchkey.support.PortalClient;
import java.util.concurrent.atomic.AtomicInteger;

/** One person who changes the own password again and again. */
final class PasswordChanger extends Changer {

    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    PasswordChanger(String account, String userName, String password) {
        super(account, userName, new Journal(password));
    }

    @Override
    String password() {
        return journal().acknowledged();
    }

    @Override
    String page() {
        return "/security-credentials/password";
    }

    @Override
    String after() {
        return "/security-credentials";
    }

    @Override
    String nextValue() {
        return "Quiet-Otter-Lantern-" + NEXT.incrementAndGet();
    }

    @Override
    PortalClient.Filled form(PortalClient.Page page, String value) {
        return page.form(page())
                .with("secret-oldPassword", journal().acknowledged())
                .with("secret-newPassword", value)
                .with("secret-confirmPassword", value);
    }
}
