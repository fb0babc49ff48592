package dev.latchkey.credential;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;

/**
 * The user whose credentials an operation is permitted on.
 *
 * @param userId the unique id
 * @param name in the stored spelling
 */
public record Owner(String accountId, String userId, String name) {

    /** @throws OperationFailed NoSuchEntity if there is no such user */
    public static Owner of(Permit permit) {
        String userId = permit.resource().uniqueId();
        String name = String.valueOf(permit.resource().name());
        if (userId == null) {
            throw new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The user with name " + name + " cannot be found.");
        }
        return new Owner(permit.accountId(), userId, name);
    }
}
