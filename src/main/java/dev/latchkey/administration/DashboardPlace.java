package dev.latchkey.administration;

import dev.latchkey.account.GetCredentialReport;
import dev.latchkey.identity.GetAccountSummary;
import dev.latchkey.operation.Operation;
import dev.latchkey.web.NavigationItem;
import jakarta.inject.Singleton;
import java.util.List;

/** The dashboard in the side navigation, for those who may see what the account has and what is to be looked after. */
@Singleton
class DashboardPlace implements NavigationItem {

    @Override
    public String label() {
        return "Dashboard";
    }

    @Override
    public String href() {
        return DashboardPage.PATH;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Operation<?>> operations() {
        return List.of(new GetAccountSummary(), new GetCredentialReport());
    }
}
