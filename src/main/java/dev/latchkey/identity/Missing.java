package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.operation.Permit;
import java.util.List;

/** IAM's words for what is not there, and for what is there already. */
public final class Missing {

    private Missing() {}

    /** The unique id of the user that was permitted; NoSuchEntity where there is none of that name. */
    public static String requireUser(Permit permit) {
        String userId = permit.resource().uniqueId();
        if (userId == null) {
            throw user(String.valueOf(permit.resource().name()));
        }
        return userId;
    }

    /** The unique id of the group that was permitted; NoSuchEntity where there is none of that name. */
    public static String requireGroup(Permit permit) {
        String groupId = permit.resource().uniqueId();
        if (groupId == null) {
            throw group(String.valueOf(permit.resource().name()));
        }
        return groupId;
    }

    public static OperationFailed userExists(String name) {
        return new OperationFailed(
                ErrorCode.ENTITY_ALREADY_EXISTS,
                "User with name " + name + " already exists.",
                List.of(new FieldProblem("userName", "A user of this name exists. Choose another name.")));
    }

    public static OperationFailed groupExists(String name) {
        return new OperationFailed(
                ErrorCode.ENTITY_ALREADY_EXISTS,
                "Group with name " + name + " already exists.",
                List.of(new FieldProblem("groupName", "A group of this name exists. Choose another name.")));
    }

    public static OperationFailed user(String name) {
        return new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The user with name " + name + " cannot be found.");
    }

    public static OperationFailed group(String name) {
        return new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The group with name " + name + " cannot be found.");
    }
}
