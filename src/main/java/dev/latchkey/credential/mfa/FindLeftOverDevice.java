package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the virtual device that bears a user's name and is nobody's, for pages: who may list devices may see it.
 *
 * @param userId the unique id of the user of that name; null where it is not known
 */
record FindLeftOverDevice(String userName, @Nullable String userId) implements Operation<Optional<MfaDevice>> {

    @Override
    public String action() {
        return "iam:ListVirtualMFADevices";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Collection("mfa", "/");
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads it together with the devices of the user, where that is known. */
    @ApplicationScoped
    static class Handler implements OperationHandler<FindLeftOverDevice, Optional<MfaDevice>> {

        private final MfaDevices devices;

        Handler(MfaDevices devices) {
            this.devices = devices;
        }

        @Override
        public Class<FindLeftOverDevice> operation() {
            return FindLeftOverDevice.class;
        }

        @Override
        public Optional<MfaDevice> handle(Permit permit, FindLeftOverDevice operation) {
            if (operation.userId() != null) {
                return devices.around(permit.accountId(), operation.userId(), operation.userName())
                        .leftOver();
            }
            return devices.withSerial(
                            permit.accountId(), VirtualDevices.serialNumber(permit.accountId(), operation.userName()))
                    .filter(device -> device.userId() == null);
        }
    }
}
