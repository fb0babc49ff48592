package dev.latchkey.identity;

import dev.latchkey.platform.Ascii;
import dev.latchkey.platform.ReadMemory;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored groups and their members. */
@ApplicationScoped
class GroupRepository implements PanacheRepositoryBase<Group, String> {

    private final ReadMemory memory;

    GroupRepository(ReadMemory memory) {
        this.memory = memory;
    }

    /** The group of that name, ignoring case. */
    Optional<Group> named(String accountId, String name) {
        return memory.once(Group.class, accountId + "/" + Ascii.lower(name), () -> find(
                        "accountId = ?1 and groupNameKey = ?2", accountId, Ascii.lower(name))
                .firstResultOptional());
    }

    /** All groups of these names that there are, by one statement. */
    List<Group> named(String accountId, Collection<String> names) {
        names.forEach(name -> memory.put(Group.class, accountId + "/" + Ascii.lower(name), Optional.empty()));
        return remembered(list(
                "accountId = ?1 and groupNameKey in ?2",
                accountId,
                names.stream().map(Ascii::lower).toList()));
    }

    private List<Group> remembered(List<Group> groups) {
        groups.forEach(
                group -> memory.put(Group.class, group.accountId + "/" + group.groupNameKey, Optional.of(group)));
        return groups;
    }

    /** The groups that a user belongs to, by name. */
    List<Group> ofUser(String userId) {
        return remembered(list(
                "groupId in (select m.id.groupId from GroupMembership m where m.id.userId = ?1) order by groupNameKey",
                userId));
    }

    /** The same, beginning after a name. */
    List<Group> ofUser(String userId, String afterKey, int most) {
        return remembered(find(
                        "groupId in (select m.id.groupId from GroupMembership m where m.id.userId = ?1)"
                                + " and groupNameKey > ?2 order by groupNameKey",
                        userId,
                        afterKey)
                .range(0, most - 1)
                .list());
    }

    /** Groups below a path by name, beginning after a name. */
    List<Group> below(String pathPrefix, String accountId, String afterKey, int most) {
        return remembered(find(
                        "accountId = ?1 and groupNameKey > ?2 and substring(path, 1, ?3) = ?4 order by groupNameKey",
                        accountId,
                        afterKey,
                        pathPrefix.length(),
                        pathPrefix)
                .range(0, most - 1)
                .list());
    }

    void move(String groupId, String path, String name) {
        getSession()
                .createNativeMutationQuery("update iam_group set path = :path, group_name = :name,"
                        + " group_name_key = :key where group_id = :group")
                .setParameter("path", path)
                .setParameter("name", name)
                .setParameter("key", Ascii.lower(name))
                .setParameter("group", groupId)
                .executeUpdate();
    }

    void remove(String groupId) {
        getSession()
                .createNativeMutationQuery("delete from iam_group where group_id = :group")
                .setParameter("group", groupId)
                .executeUpdate();
    }

    void endMembership(String userId, String groupId) {
        getSession()
                .createNativeMutationQuery("delete from group_membership where user_id = :user and group_id = :group")
                .setParameter("user", userId)
                .setParameter("group", groupId)
                .executeUpdate();
    }

    long countOfUser(String userId) {
        return getSession()
                .createQuery("select count(m) from GroupMembership m where m.id.userId = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult();
    }

    /** Adds a member; answers whether it was none before. */
    boolean add(String userId, String groupId, Instant now) {
        return getSession()
                        .createNativeMutationQuery("insert into group_membership (user_id, group_id, added_at)"
                                + " values (:user, :group, :now) on conflict do nothing")
                        .setParameter("user", userId)
                        .setParameter("group", groupId)
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }
}
