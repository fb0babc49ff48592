package dev.latchkey.credential.mfa;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes a virtual device that belongs to nobody. */
public record DeleteVirtualMfaDevice(
        @Text(TextShape.SERIAL_NUMBER) String serialNumber) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteVirtualMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.DeviceWithSerial(serialNumber);
    }

    /** Removes it, unless it is somebody's. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteVirtualMfaDevice, Boolean> {

        private final MfaDevices devices;

        Handler(MfaDevices devices) {
            this.devices = devices;
        }

        @Override
        public Class<DeleteVirtualMfaDevice> operation() {
            return DeleteVirtualMfaDevice.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteVirtualMfaDevice operation) {
            MfaDevice device = devices.locked(permit.accountId(), operation.serialNumber())
                    .filter(found -> found.kind() == MfaDeviceKind.VIRTUAL)
                    .orElseThrow(() -> MissingDevice.withSerial(operation.serialNumber()));
            if (device.userId() != null) {
                throw new OperationFailed(
                        ErrorCode.DELETE_CONFLICT, "MFA VirtualDevice in use. Must deactivate first.");
            }
            devices.delete(device.deviceId());
            return true;
        }
    }
}
