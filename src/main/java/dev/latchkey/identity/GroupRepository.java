package dev.latchkey.identity;

import dev.latchkey.platform.Ascii;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored groups and their members. */
@ApplicationScoped
class GroupRepository implements PanacheRepositoryBase<Group, String> {

    /** The group of that name, ignoring case. */
    Optional<Group> named(String accountId, String name) {
        return find("accountId = ?1 and groupNameKey = ?2", accountId, Ascii.lower(name))
                .firstResultOptional();
    }

    /** The groups that a user belongs to, by name. */
    List<Group> ofUser(String userId) {
        return list(
                "groupId in (select m.id.groupId from GroupMembership m where m.id.userId = ?1) order by groupNameKey",
                userId);
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
