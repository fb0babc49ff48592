package dev.latchkey.audit;

import dev.latchkey.operation.Operation;
import dev.latchkey.web.NavigationItem;
import jakarta.inject.Singleton;
import java.util.List;

/** The activity of the account in the side navigation, for those who may read it. */
@Singleton
class ActivityPlace implements NavigationItem {

    @Override
    public String label() {
        return "Activity";
    }

    @Override
    public String href() {
        return ActivityPage.PATH;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<Operation<?>> operations() {
        return List.of(ListActivity.ANY);
    }
}
