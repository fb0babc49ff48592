package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.credential.mfa.MfaDevice;
import dev.latchkey.credential.mfa.MfaDeviceKind;
import dev.latchkey.credential.mfa.MfaDevices;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a passkey another label, for whoever may add one: IAM has no action of its own for that. Its serial number stays.
 *
 * @param userName whose; null for the caller's own
 */
record RenamePasskey(@Nullable String userName, String deviceId, String label) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:EnableMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    /** Changes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<RenamePasskey, Boolean> {

        private final MfaDevices devices;

        Handler(MfaDevices devices) {
            this.devices = devices;
        }

        @Override
        public Class<RenamePasskey> operation() {
            return RenamePasskey.class;
        }

        @Override
        public Boolean handle(Permit permit, RenamePasskey operation) {
            PasskeyOwner owner = PasskeyOwner.of(permit);
            MfaDevice device = devices.withId(permit.accountId(), operation.deviceId())
                    .filter(found -> Objects.equals(found.userId(), owner.userId()))
                    .orElseThrow(() -> new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "MFA Device invalid for user."));
            if (device.kind() != MfaDeviceKind.PASSKEY) {
                throw new OperationFailed(
                        ErrorCode.VALIDATION_ERROR, "The name of this device is part of its identifier.");
            }
            devices.label(device.deviceId(), PasskeyLabel.of(operation.label()).text());
            return true;
        }
    }
}
