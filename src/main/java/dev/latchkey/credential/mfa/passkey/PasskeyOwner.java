package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResolvedResource;

/** The user whose passkeys an operation is about. */
record PasskeyOwner(String userId, String name) {

    /** @throws OperationFailed if there is no such user */
    static PasskeyOwner of(Permit permit) {
        ResolvedResource user = permit.resource();
        String userId = user.uniqueId();
        String name = String.valueOf(user.name());
        if (userId == null) {
            throw new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The user with name " + name + " cannot be found.");
        }
        return new PasskeyOwner(userId, name);
    }
}
