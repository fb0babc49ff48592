package dev.latchkey.administration;

import dev.latchkey.identity.SearchUsers;
import dev.latchkey.operation.Operation;
import dev.latchkey.web.NavigationItem;
import jakarta.inject.Singleton;
import java.util.List;

/** The list of users in the side navigation, for those who may list them. */
@Singleton
class UsersPlace implements NavigationItem {

    @Override
    public String label() {
        return "Users";
    }

    @Override
    public String href() {
        return UsersPage.PATH;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Operation<?>> operations() {
        return List.of(SearchUsers.ANY);
    }
}
