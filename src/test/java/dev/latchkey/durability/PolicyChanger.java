package dev.latchkey.durability;

import dev.latchkey.support.PortalClient;

/** An administrator who applies one password policy after the other; each has another age. */
final class PolicyChanger extends Changer {

    private static final int FIRST_AGE = 500;
    private static final int AGES = 595;

    private final String password;
    private int next;

    PolicyChanger(String account, String userName, String password) {
        super(account, userName, new Journal(""));
        this.password = password;
    }

    @Override
    String password() {
        return password;
    }

    @Override
    String page() {
        return "/admin/account-settings";
    }

    @Override
    String after() {
        return "/admin/account-settings";
    }

    @Override
    String nextValue() {
        return Integer.toString(FIRST_AGE + next++ % AGES);
    }

    @Override
    PortalClient.Filled form(PortalClient.Page page, String value) {
        return page.form("/admin/account-settings/password-policy")
                .with("minimumPasswordLength", "8")
                .with("expirePasswords", "on")
                .with("maxPasswordAge", value);
    }
}
