package dev.latchkey.administration;

import dev.latchkey.operation.Operation;
import dev.latchkey.web.NavigationItem;
import jakarta.inject.Singleton;
import java.util.List;

/** The list of groups in the side navigation, for those who may list them. */
@Singleton
class GroupsPlace implements NavigationItem {

    @Override
    public String label() {
        return "Groups";
    }

    @Override
    public String href() {
        return GroupsPage.PATH;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Operation<?>> operations() {
        return List.of(GroupsPage.LIST);
    }
}
