package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.member.Page;
import dev.latchkey.web.NavigationItem;
import jakarta.inject.Singleton;
import java.util.List;

/** The policies in the side navigation, for those who may list them. */
@Singleton
class PolicyPlace implements NavigationItem {

    @Override
    public String label() {
        return "Policies";
    }

    @Override
    public String href() {
        return PolicyAddress.CUSTOMER;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Operation<?>> operations() {
        return List.of(new ListPolicies(null, false, null, null, Page.FIRST));
    }
}
