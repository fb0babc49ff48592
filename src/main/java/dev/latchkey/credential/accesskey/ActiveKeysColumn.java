package dev.latchkey.credential.accesskey;

import dev.latchkey.identity.UserColumn;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How many active access keys each user has, in the list of users. */
@Singleton
class ActiveKeysColumn implements UserColumn {

    private final AccessKeys accessKeys;

    ActiveKeysColumn(AccessKeys accessKeys) {
        this.accessKeys = accessKeys;
    }

    @Override
    public String heading() {
        return "Active keys";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Map<String, Cell> cells(Collection<String> userIds) {
        Map<String, Cell> cells = new HashMap<>();
        accessKeys.activeOf(userIds).forEach((userId, keys) -> cells.put(userId, Cell.asItIs(String.valueOf(keys))));
        return cells;
    }
}
