package dev.latchkey.account;

import dev.latchkey.operation.Operation;
import dev.latchkey.web.NavigationItem;
import jakarta.inject.Singleton;
import java.util.List;

/** The account settings in the side navigation, for those who may change them. */
@Singleton
class AccountSettingsPlace implements NavigationItem {

    @Override
    public String label() {
        return "Account settings";
    }

    @Override
    public String href() {
        return AccountSettingsPage.PATH;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Operation<?>> operations() {
        return List.of(UpdateAccountPasswordPolicy.ANY);
    }
}
