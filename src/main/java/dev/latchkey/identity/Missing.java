package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;

/** IAM's words for what is not there. */
final class Missing {

    private Missing() {}

    static OperationFailed user(String name) {
        return new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The user with name " + name + " cannot be found.");
    }

    static OperationFailed group(String name) {
        return new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The group with name " + name + " cannot be found.");
    }
}
