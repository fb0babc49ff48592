package dev.latchkey.credential.accesskey;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;

/** IAM's words for a key that is not there, or whose user is not. */
final class MissingAccessKey {

    private MissingAccessKey() {}

    static OperationFailed of(String accessKeyId) {
        return new OperationFailed(
                ErrorCode.NO_SUCH_ENTITY, "The Access Key with id " + accessKeyId + " cannot be found.");
    }

    /** The unique id of the user that the operation is permitted on. */
    static String requireUser(Permit permit) {
        String userId = permit.resource().uniqueId();
        if (userId == null) {
            throw new OperationFailed(
                    ErrorCode.NO_SUCH_ENTITY, "The user with name " + nameOf(permit) + " cannot be found.");
        }
        return userId;
    }

    static String nameOf(Permit permit) {
        return String.valueOf(permit.resource().name());
    }
}
