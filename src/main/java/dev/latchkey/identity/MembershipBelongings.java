package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import jakarta.inject.Singleton;
import java.util.List;

/** The groups that a user is in, and the users that are in a group. */
@Singleton
class MembershipBelongings implements Belongings {

    private static final String MUST_GO = "must remove users from group";

    private final GroupRepository groups;
    private final UserRows users;

    MembershipBelongings(GroupRepository groups, UserRows users) {
        this.groups = groups;
        this.users = users;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Belonging> ofUser(String userId, String userName) {
        return groups.ofUser(userId).stream()
                .map(group -> membership("the membership in group " + group.groupName, group.groupName, userName))
                .toList();
    }

    @Override
    public List<Belonging> ofGroup(String groupId, String groupName) {
        return users.membersOf(groupId, "", Integer.MAX_VALUE).stream()
                .map(user -> membership("the membership of " + user.userName(), groupName, user.userName()))
                .toList();
    }

    private static Belonging membership(String what, String groupName, String userName) {
        List<Operation<?>> removal = List.of(new RemoveUserFromGroup(groupName, userName));
        return new Belonging(what, MUST_GO, removal);
    }
}
