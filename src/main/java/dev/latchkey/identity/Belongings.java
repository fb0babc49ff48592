package dev.latchkey.identity;

import java.util.List;

/** What a room keeps for users and groups; each room that keeps something declares a bean. */
public interface Belongings {

    /** Its position among what is asked: memberships 10, policies 20, password 30, keys from 40, MFA devices 90. */
    int order();

    /** What a user has here; empty for nothing. */
    default List<Belonging> ofUser(String userId, String userName) {
        return List.of();
    }

    /** What a group has here; empty for nothing. */
    default List<Belonging> ofGroup(String groupId, String groupName) {
        return List.of();
    }
}
