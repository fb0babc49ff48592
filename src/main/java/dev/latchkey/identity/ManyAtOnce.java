package dev.latchkey.identity;

import dev.latchkey.operation.ResolvedResource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds many users or groups by one statement, for pages that decide about each of them; nothing of it is to be told. */
@Singleton
public class ManyAtOnce {

    private final UserRows users;
    private final GroupRepository groups;

    ManyAtOnce(UserRows users, GroupRepository groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Users of an account by their unique ids, as they are called now. */
    public Map<String, ResolvedResource> usersById(String accountId, Collection<String> userIds) {
        Map<String, ResolvedResource> found = new HashMap<>();
        if (!userIds.isEmpty()) {
            users.withIds(accountId, userIds).forEach(user -> found.put(user.userId(), user.resource()));
        }
        return found;
    }

    /** Reads users of these names, so that deciding about each in this view takes no further statement. */
    public void expectUsers(String accountId, Collection<String> names) {
        if (!names.isEmpty()) {
            users.named(accountId, names);
        }
    }

    /** The same for groups. */
    public void expectGroups(String accountId, Collection<String> names) {
        if (!names.isEmpty()) {
            groups.named(accountId, names);
        }
    }
}
