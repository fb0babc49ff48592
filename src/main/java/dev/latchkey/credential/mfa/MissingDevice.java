package dev.latchkey.credential.mfa;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;

/** IAM's words for a device that is not there. */
final class MissingDevice {
    private MissingDevice() {}

    static OperationFailed withSerial(String serialNumber) {
        return new OperationFailed(
                ErrorCode.NO_SUCH_ENTITY, "VirtualMFADevice with serial number " + serialNumber + " does not exist.");
    }

    static OperationFailed ofUser() {
        return new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "MFA Device invalid for user.");
    }

    static OperationFailed user(String name) {
        return new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The user with name " + name + " cannot be found.");
    }
}
