package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds the virtual device that bears a user's name and is nobody's, for pages: who may list devices may see it. */
record FindLeftOverDevice(String userName) implements Operation<Optional<MfaDevice>> {

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

    /** Reads it together with the devices of the caller, where it is about the caller. */
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
            if (permit.caller().principal() instanceof Principal.User user
                    && user.name().equals(operation.userName())) {
                return devices.around(permit.accountId(), user.userId(), user.name())
                        .leftOver();
            }
            return devices.withSerial(
                            permit.accountId(), VirtualDevices.serialNumber(permit.accountId(), operation.userName()))
                    .filter(device -> device.userId() == null);
        }
    }
}
