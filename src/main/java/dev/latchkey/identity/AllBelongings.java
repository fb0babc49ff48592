package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Everything that all rooms keep for a user or group. */
@Singleton
public class AllBelongings {

    private final List<Belongings> rooms;

    AllBelongings(@All List<Belongings> rooms) {
        this.rooms = rooms.stream()
                .sorted(Comparator.comparingInt(Belongings::order))
                .toList();
    }

    /** What would have to go before the user, in an order in which it can. */
    public List<Belonging> ofUser(String userId, String userName) {
        return rooms.stream()
                .flatMap(room -> room.ofUser(userId, userName).stream())
                .toList();
    }

    /** What would have to go before the group, in an order in which it can. */
    public List<Belonging> ofGroup(String groupId, String groupName) {
        return rooms.stream()
                .flatMap(room -> room.ofGroup(groupId, groupName).stream())
                .toList();
    }

    /** DeleteConflict where anything is left. */
    static void requireNone(List<Belonging> left) {
        if (!left.isEmpty()) {
            throw new OperationFailed(
                    ErrorCode.DELETE_CONFLICT,
                    "Cannot delete entity, " + left.get(0).mustGo() + " first.");
        }
    }
}
