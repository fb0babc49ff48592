package dev.latchkey.identity;

import dev.latchkey.operation.ResolvedResource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds many users by their unique ids, in one statement, as things to be decided about. */
@Singleton
public class UsersById {

    private final UserRows rows;

    UsersById(UserRows rows) {
        this.rows = rows;
    }

    /** Those that the account has, as they are called now. What is read here is for decisions, and not to be told. */
    public Map<String, ResolvedResource> of(String accountId, Collection<String> userIds) {
        Map<String, ResolvedResource> found = new HashMap<>();
        if (!userIds.isEmpty()) {
            rows.resources(accountId, userIds).forEach(user -> found.put(String.valueOf(user.uniqueId()), user));
        }
        return found;
    }
}
